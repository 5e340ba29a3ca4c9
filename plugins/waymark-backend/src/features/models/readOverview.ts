import type { Entity } from '@backstage/catalog-model';
import type { ModelOverview } from 'backstage-plugin-waymark-common';
import type { Facts } from '../../facts/createFacts';
import type { Intake } from '../../intake/createIntake';
import type { Kernel } from '../../kernel/createKernel';
import type { Maturity } from '../../maturity/createMaturity';
import type { Window } from '../../metrics/window';
import type { PortfolioRoom } from '../../portfolio/createPortfolio';
import type { Projections } from '../../projections/createProjections';
import { toLiveNow } from '../../projections/toLive';
import type { Standings } from '../../standings/createStandings';
import type { ModelLists } from './ModelLists';
import { readModelDetail } from './readModelDetail';

/** As many as the card of recent activity shows. */
const LATEST = { limit: 10, offset: 0 };

export type OverviewOptions = Pick<Facts, 'facts'> &
  Pick<Intake, 'trust'> &
  Pick<Kernel, 'overviewParts'> &
  Pick<Maturity, 'maturity'> &
  Pick<PortfolioRoom, 'portfolio'> &
  Pick<Projections, 'projections'> &
  Pick<Standings, 'figures'> & { lists: ModelLists };

/**
 * What the cards of a model's overview show, computed from rows that are read
 * once. What features add is read beside it.
 *
 * @throws InputError when the zone is unknown
 */
export async function readOverview(
  options: OverviewOptions,
  model: { ref: string; entity?: Entity },
  query: Window & { zone: string },
): Promise<ModelOverview> {
  const { facts, figures, lists, maturity, overviewParts } = options;
  const { ref, entity } = model;
  const [overview, providedFacts, deployments, incidents, parts] =
    await Promise.all([
      figures.getOverview(ref, query),
      facts.gather(entity),
      lists.getDeployments(ref, LATEST),
      lists.getIncidents(ref, LATEST),
      Promise.all(
        [...overviewParts].map(async ([name, read]) => [
          name,
          await read(model),
        ]),
      ),
    ]);
  const { standing, metrics, series } = overview;
  const { rows } = standing;
  const live = toLiveNow(ref, rows, Date.now());
  const names = live.flatMap(({ version }) => version ?? []);
  const [detail, liveVersions] = await Promise.all([
    readModelDetail(options, ref, entity, {
      rows,
      figures: standing.figures,
      providedFacts,
    }),
    names.length > 0 ? lists.getVersionsByName(ref, [...new Set(names)]) : [],
  ]);
  return {
    model: detail,
    metrics,
    series,
    live,
    liveVersions,
    deployments: deployments.items,
    incidents: incidents.items,
    maturity: maturity.assessModel({ ...standing, entity, providedFacts }),
    // Typed by the contract, which a test holds the answer against
    ...(Object.fromEntries(parts) as Pick<
      ModelOverview,
      'rollbacks' | 'campaigns'
    >),
  };
}
