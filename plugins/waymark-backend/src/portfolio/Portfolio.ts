import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  Figure,
  MetricId,
  ModelPage,
  ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { gatherFacts } from '../facts/gatherFacts';
import type { ProvidedFacts } from '../facts/ProvidedFacts';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import { isInScope, parseScope, wholeRef } from '../kernel/catalog/scope';
import type { PageQuery } from '../kernel/http/page';
import type { SignalIds } from '../kernel/notify/SignalIds';
import type { MaturityService } from '../maturity/MaturityService';
import { toModelLevel } from '../maturity/reachLevels';
import type { BandLegend } from '../metrics/bands';
import { inTurns } from '../kernel/time/pause';
import { figuresInSteps } from '../metrics/computeFigures';
import { standingSince } from '../metrics/figuresSince';
import { DAY } from '../metrics/window';
import type { ProjectionReader } from '../projections/ProjectionReader';
import type { ModelRows } from '../projections/rows';
import type { KnownModels } from '../standings/KnownModels';
import { JUDGED_DAYS } from '../standings/judgeModel';
import { makeSnapshot } from '../standings/makeSnapshot';
import { toControls } from '../standings/Standing';
import { selectModels, type ModelsFilter } from './selectModels';
import { toSummary } from './toSummary';

export type PortfolioOptions = {
  groups: CatalogGroups;
  knownModels: KnownModels;
  projections: ProjectionReader;
  signalIds: SignalIds;
  maturity: MaturityService;
  facts: ProvidedFacts;
  legend: BandLegend;
  now?: () => number;
};

/** What a caller has read of a model already. */
export type KnownOfModel = {
  /** At least those since `standingSince` */
  rows?: ModelRows;
  /** Of the 90 days that end now */
  figures?: Record<MetricId, Figure>;
  providedFacts?: Record<string, FactValue>;
};

/** Lists of models, answered from one row a model. */
export class Portfolio {
  readonly #now: () => number;

  static create(options: PortfolioOptions): Portfolio {
    return new Portfolio(options);
  }

  private constructor(private readonly options: PortfolioOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** The models a caller may see; those in no catalog among them */
  async list(
    credentials: BackstageCredentials,
    filter: ModelsFilter,
    page: PageQuery,
  ): Promise<ModelPage> {
    const { system, tag } = filter;
    const scopes = [
      ...(system ? [parseScope(`system:${system}`)] : []),
      ...(tag ? [parseScope(`tag:${tag}`)] : []),
    ];
    const all = await this.options.knownModels.visibleTo(credentials);
    const known =
      scopes.length === 0
        ? all
        : all.filter(({ entity }) =>
            scopes.every(
              scope => entity && isInScope(entity, scope, new Set<string>()),
            ),
          );
    const owners = filter.owner
      ? await this.options.groups.withDescendants(
          wholeRef(filter.owner, 'group'),
        )
      : undefined;
    const { items, ...rest } = selectModels(known, filter, page, owners);
    const now = this.#now();
    const ids = await this.options.signalIds.of(items.map(({ ref }) => ref));
    return {
      items: items.map(({ ref, entity, snapshot }) => ({
        ...toSummary(ref, entity, snapshot, now),
        signalId: ids.get(ref)!,
      })),
      ...rest,
    };
  }

  /** One model's summary, made now of what is known and what is still to read */
  async summarize(
    ref: string,
    entity: Entity | undefined,
    known: KnownOfModel = {},
  ): Promise<ModelSummary> {
    const { projections, maturity, facts, legend, signalIds } = this.options;
    const [rows, providedFacts, signalId] = await Promise.all([
      known.rows ??
        projections.getRows(ref, { since: standingSince(this.#now()) }),
      known.providedFacts ?? facts.gather(entity),
      signalIds.get(ref),
    ]);
    const now = this.#now();
    const window = { from: now - JUDGED_DAYS * DAY, to: now };
    const figures =
      known.figures ??
      (await inTurns(figuresInSteps(rows, { ...window, asOf: now, legend })));
    const { attestations } = rows;
    const own = gatherFacts({ entity, rows, figures, now });
    const all = { ...providedFacts, ...own };
    const verdicts = maturity.decideModel({ facts: all, attestations, now });
    const { snapshot } = makeSnapshot({
      model: ref,
      rows,
      figures,
      level: toModelLevel(verdicts),
      controls: toControls(all, verdicts),
      legend,
      now,
      isProvided: Object.keys(providedFacts).length > 0,
    });
    return { ...toSummary(ref, entity, snapshot, now), signalId };
  }
}
