import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { Feature } from '../kernel/Feature';
import type { LedgerRoom } from '../ledger/createLedger';
import type { Intake } from './createIntake';
import { conflictsRouter } from './routes/conflicts';
import { eventsRouter } from './routes/events';
import { sourcesRouter } from './routes/sources';
import { sourceTokensRouter } from './routes/sourceTokens';
import { webhooksRouter } from './routes/webhooks';
import { ConflictReader } from './sources/ConflictReader';
import { activityDays } from './sources/describeSources';
import { ExpiryWarnings } from './sources/ExpiryWarnings';
import { settleClaims } from './sources/settleClaims';
import { SourceAccess } from './sources/SourceAccess';
import { SourceTester } from './sources/SourceTester';
import { subscribeTopics } from './topics/subscribeTopics';

/** The ways in, who may use them, and what was refused there. */
export async function createIntakeFeature(
  room: Intake &
    Access &
    Pick<
      Kernel,
      | 'auditor'
      | 'catalog'
      | 'config'
      | 'database'
      | 'eventsService'
      | 'extensions'
      | 'httpAuth'
      | 'lifecycle'
      | 'logger'
      | 'metrics'
      | 'notifier'
    > &
    Pick<LedgerRoom, 'ledger' | 'unassigned'>,
): Promise<Feature> {
  const { activities, database, sourceActivity } = room;
  const { translators } = room.extensions;
  await subscribeTopics({
    ...room,
    translators,
  });
  const sourceAccess = SourceAccess.create(room);
  const warnings = ExpiryWarnings.create({
    ...room,
    fallback: room.tokens.notify,
  });
  const writing = setInterval(() => sourceActivity.flush(), 3_000);
  return {
    openRouters: [
      { path: '/events', router: eventsRouter(room) },
      { path: '/webhooks', router: webhooksRouter({ ...room, translators }) },
    ],
    routers: [
      sourcesRouter({ ...room, sourceAccess, translators }),
      sourceTokensRouter({
        ...room,
        sourceAccess,
        sourceTester: SourceTester.create(room),
      }),
      conflictsRouter({
        ...room,
        conflicts: ConflictReader.create({ database }),
      }),
    ],
    tasks: [
      {
        id: 'waymark-source-days',
        frequency: { days: 1 },
        timeout: { minutes: 10 },
        fn: () => activities.prune(activityDays(Date.now())[0]),
      },
      {
        id: 'waymark-source-warnings',
        frequency: { hours: 1 },
        timeout: { minutes: 10 },
        fn: () => warnings.sendDue(),
      },
    ],
    async onCatalogRead(models) {
      if (await settleClaims(room.sources, models)) room.senders.forget();
    },
    async stop() {
      clearInterval(writing);
      await sourceActivity.flush();
    },
  };
}
