import { randomUUID } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { GateRequest, GateVerdict } from 'backstage-plugin-waymark-common';
import type { ProvidedFacts } from '../../facts/ProvidedFacts';
import { gatherFacts } from '../../facts/gatherFacts';
import type { MaturityService } from '../../maturity/MaturityService';
import type { BandLegend } from '../../metrics/bands';
import { inTurns } from '../../kernel/time/pause';
import { figuresInSteps } from '../../metrics/computeFigures';
import { standingSince } from '../../metrics/figuresSince';
import { DAY } from '../../metrics/window';
import { asIfLive } from '../../policy/asIfLive';
import { decideGate, isPassed } from '../../policy/decideGate';
import type { GateRule } from '../../policy/GateRule';
import {
  environmentName,
  type EnvironmentNames,
} from '../../projections/environmentNames';
import {
  tierByName,
  type EnvironmentTiers,
} from '../../projections/environmentTier';
import type { ProjectionStore } from '../../projections/ProjectionStore';
import { formatInstant } from '../../kernel/time/instant';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';

/** How long a decision waits for events that came in just before, milliseconds. */
const PATIENCE = 10_000;
const LOOK_AGAIN = 50;
/** What facts' figures look back over, milliseconds. */
const FACTS_WINDOW = 90 * DAY;

export type GatesOptions = {
  recorder: DecisionRecorder;
  projections: Pick<ProjectionStore, 'getCandidate'>;
  maturity: MaturityService;
  facts: Pick<ProvidedFacts, 'gather'>;
  rules: GateRule[];
  environments: EnvironmentTiers;
  environmentNames?: EnvironmentNames;
  legend: BandLegend;
  /** Whether events of a model are in the ledger that rows do not tell of yet */
  isBehind: (model: string) => Promise<boolean>;
  now?: () => number;
};

/** Decides whether versions may be deployed, and has what was decided kept. */
export class Gates {
  static create(options: GatesOptions): Gates {
    return new Gates(options);
  }

  private constructor(private readonly options: GatesOptions) {}

  /**
   * Decides by what is known now and appends the decision to the ledger.
   *
   * @throws ServiceUnavailableError when events of the model are still on their
   *   way into its rows
   */
  async decide(
    { ref: model, entity }: { ref: string; entity?: Entity },
    {
      version,
      environment: spelled,
    }: Pick<GateRequest, 'version' | 'environment'>,
    by: string,
  ): Promise<GateVerdict> {
    const { environmentNames } = this.options;
    const environment = environmentName(spelled, environmentNames);
    const { recorder, maturity, rules, now = Date.now } = this.options;
    await this.#caughtUp(model);
    const at = now();
    // An environment nobody recognises is guarded as production is
    const tier =
      tierByName(environment, this.options.environments) ?? 'production';
    const { facts, attestations } = await this.#known(
      { ref: model, entity },
      { version, environment },
      at,
    );
    const verdict = decideGate(rules, {
      tier,
      facts,
      criteria: ({ framework, criterion }) =>
        maturity
          .judgeModel({ facts, attestations, now: at }, framework)
          .flatMap(({ criteria }) => criteria)
          .find(({ id }) => id === criterion),
    });
    const decision = randomUUID();
    const unmet = verdict.rules.filter(({ result }) => !isPassed(result));
    const { outcome } = verdict;
    const content: JsonObject = {
      ...{ decision, version, environment, environmentTier: tier, outcome },
      rules: verdict.rules,
      unmet,
    };
    const kind = 'gate.decided';
    await recorder.record({
      ...{ kind, subjectId: model, id: decision, model, at, by, content },
    });
    return {
      ...{ id: decision, model, version, environment, outcome, by, unmet },
      at: formatInstant(at),
      rules: verdict.rules,
    };
  }

  async #known(
    { ref, entity }: { ref: string; entity?: Entity },
    candidate: { version: string; environment: string },
    now: number,
  ) {
    const { projections, facts, legend } = this.options;
    const [rows, provided] = await Promise.all([
      projections.getCandidate(ref, candidate.version, standingSince(now)),
      facts.gather(entity),
    ]);
    const window = { from: now - FACTS_WINDOW, to: now };
    const query = { ...window, asOf: now, legend };
    const figures = await inTurns(figuresInSteps(rows, query));
    const options = { entity, rows: asIfLive(rows, candidate), now, figures };
    return {
      facts: { ...provided, ...gatherFacts(options) },
      attestations: rows.attestations,
    };
  }

  /** The pipeline asks right after it told of what the rules look at. */
  async #caughtUp(model: string): Promise<void> {
    const from = performance.now();
    while (await this.options.isBehind(model)) {
      if (performance.now() - from > PATIENCE) {
        throw new ServiceUnavailableError(
          `Events of ${model} are still being taken in; ask again in a moment`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN));
    }
  }
}
