import { createDecisions, type Decisions } from '../decisions/createDecisions';
import { createFacts, type Facts } from '../facts/createFacts';
import { createIntake, type Intake } from '../intake/createIntake';
import { createAccess, type Access } from '../kernel/access/createAccess';
import {
  createKernel,
  type Kernel,
  type KernelOptions,
} from '../kernel/createKernel';
import { createLedger, type LedgerRoom } from '../ledger/createLedger';
import { createMaturity, type Maturity } from '../maturity/createMaturity';
import {
  createPortfolio,
  type PortfolioRoom,
} from '../portfolio/createPortfolio';
import {
  createProjections,
  type Projections,
} from '../projections/createProjections';
import { KnownEnvironments } from '../projections/KnownEnvironments';
import { createStandings, type Standings } from '../standings/createStandings';

/** What a feature may use: all that the rooms below it offer. */
export type Core = Access &
  Decisions &
  Facts &
  Intake &
  Kernel &
  LedgerRoom &
  Maturity &
  PortfolioRoom &
  Projections &
  Standings;

/** Wires the rooms from the bottom up, each with what those below it offer. */
export async function createCore(options: KernelOptions): Promise<Core> {
  const kernel = await createKernel(options);
  const ledger = { ...kernel, ...createLedger(kernel) };
  const access = createAccess({
    ...kernel,
    hasEvents: model => ledger.ledger.hasEvents(model),
  });
  const decisions = { ...ledger, ...access, ...createDecisions(ledger) };
  const projections = { ...decisions, ...createProjections(decisions) };
  const facts = { ...projections, ...createFacts(projections) };
  const maturity = { ...facts, ...createMaturity(facts) };
  const intake = {
    ...maturity,
    ...createIntake({
      ...maturity,
      environments: KnownEnvironments.create(maturity),
    }),
  };
  const standings = { ...intake, ...(await createStandings(intake)) };
  return { ...standings, ...createPortfolio(standings) };
}
