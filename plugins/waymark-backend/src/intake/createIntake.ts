import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import { Listeners } from '../kernel/Listeners';
import type { LedgerRoom } from '../ledger/createLedger';
import { AnnotationTrust } from './ingest/AnnotationTrust';
import { DefaultIngestService } from './ingest/DefaultIngestService';
import type { IngestService } from './ingest/IngestService';
import { MeasuredIngest } from './ingest/MeasuredIngest';
import {
  EnvironmentLimit,
  type KnownEnvironments,
} from './ingest/EnvironmentLimit';
import { readConfirmed } from './readConfirmed';
import {
  readIntakeConfig,
  type IntakeConfig,
  type TokenConfig,
} from './readIntakeConfig';
import { BodyReader } from './routes/BodyReader';
import { DoorRates } from './routes/DoorRates';
import { Senders } from './routes/Senders';
import type { ActivityStore } from './sources/ActivityStore';
import { CountingIngest } from './sources/CountingIngest';
import { DatabaseActivityStore } from './sources/DatabaseActivityStore';
import { DatabaseSourceStore } from './sources/DatabaseSourceStore';
import { SourceActivity } from './sources/SourceActivity';
import type { SourceStore } from './sources/SourceStore';

/** What the intake's room offers those above it. */
export type Intake = {
  activities: ActivityStore;
  /** Told of the models of which deployments came in */
  deployed: Listeners<[models: string[]]>;
  ingest: IngestService;
  bodies: BodyReader;
  limits: IntakeConfig['limits'];
  rates: DoorRates;
  senders: Senders;
  sourceActivity: SourceActivity;
  sources: SourceStore;
  tokens: TokenConfig;
  /** Which annotations of models count */
  trust: AnnotationTrust;
};

export function createIntake(
  below: Access &
    Pick<
      Kernel,
      | 'catalog'
      | 'config'
      | 'database'
      | 'extensions'
      | 'httpAuth'
      | 'logger'
      | 'metrics'
    > &
    Pick<LedgerRoom, 'appended' | 'events' | 'ledger'> & {
      environments: KnownEnvironments;
    },
): Intake {
  const { appended, catalog, config, database } = below;
  const { ledger, logger, metrics } = below;
  const { content, limits, rates, tokens } = readIntakeConfig(config);
  const activities = DatabaseActivityStore.create({ database });
  const sourceActivity = SourceActivity.create({ store: activities, logger });
  const sources = DatabaseSourceStore.create({ database });
  const trust = AnnotationTrust.create({
    annotations: below.extensions.modelAnnotations,
    ...readConfirmed(config),
  });
  const deployed: Intake['deployed'] = new Listeners();
  const ingest = DefaultIngestService.create({
    ledger,
    events: below.events,
    models: () => catalog.known(),
    annotations: below.extensions.modelAnnotations,
    trust,
    maxEventBytes: limits.eventBytes,
    content,
    environments: new EnvironmentLimit(
      content.environmentsPerModel,
      below.environments,
    ),
    onAppended: () => appended.tell(),
    onDeployments: models => deployed.tell(models),
  });
  return {
    activities,
    deployed,
    ingest: CountingIngest.create({
      activity: sourceActivity,
      ingest: MeasuredIngest.create({ metrics, ingest }),
    }),
    bodies: new BodyReader(limits),
    limits,
    rates: DoorRates.create({ ...below, rates }),
    senders: Senders.create({ ...below, sources }),
    sourceActivity,
    sources,
    tokens,
    trust,
  };
}
