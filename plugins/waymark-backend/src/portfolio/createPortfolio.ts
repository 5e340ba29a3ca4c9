import type { Facts } from '../facts/createFacts';
import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { Feature } from '../kernel/Feature';
import type { Maturity } from '../maturity/createMaturity';
import type { Projections } from '../projections/createProjections';
import type { Standings } from '../standings/createStandings';
import { Portfolio } from './Portfolio';
import { portfolioRouter } from './router';

/** What the portfolio's room offers those above it. */
export type PortfolioRoom = { portfolio: Portfolio };

export function createPortfolio(
  below: Facts &
    Maturity &
    Pick<Kernel, 'groups' | 'signalIds'> &
    Pick<Projections, 'projections'> &
    Pick<Standings, 'knownModels' | 'legend'>,
): PortfolioRoom {
  return { portfolio: Portfolio.create(below) };
}

export function createPortfolioFeature(
  room: PortfolioRoom & Pick<Access, 'access'> & Pick<Kernel, 'httpAuth'>,
): Feature {
  return { routers: [portfolioRouter(room)] };
}
