import { findDeployments } from './findPage';
import { ref } from './references';
import { keyOf } from './order';
import type { RowFinder } from './RowFinder';
import type { EventKey, ModelRows } from './rows';

/** What served at a moment, and what people and gates said of that. */
export async function findServing(
  finder: RowFinder,
  at: number,
): Promise<ModelRows> {
  await finder.ofKinds(['live']);
  for (const { environment } of finder.found().live) {
    await finder.lastByRef(ref.servedIn(environment), at);
  }
  const served = deployedOf(finder.found());
  await finder.byRefs([
    ...served.map(ref.approvalOf),
    ...served.map(ref.gateOf),
  ]);
  return finder.rows();
}

/** Deployments and incidents by the names their events give them. */
export async function findNamed(
  finder: RowFinder,
  names: { deployments?: EventKey[]; incidents?: EventKey[] },
): Promise<ModelRows> {
  const { deployments = [], incidents = [] } = names;
  await finder.byKeys('deployments', deployments.map(keyOf));
  await finder.byRefs(incidents.map(name => ref.incident(keyOf(name))));
  return finder.rows();
}

/** How far back one looks for a version to go back to, in deployments. */
const RECENT = 200;

/**
 * What is live, the latest deployments of each environment asked about, all
 * others of the versions they brought, and the incidents these are blamed for.
 */
export async function findRecent(
  finder: RowFinder,
  environments: string[],
): Promise<ModelRows> {
  await finder.ofKinds(['live']);
  await findServingBefore(finder);
  for (const environment of environments) {
    await findDeployments(finder, { environment, offset: 0, limit: RECENT });
  }
  await finder.byRefs(deployedOf(finder.found()).map(ref.versionDeployed));
  await finder.byRefs(
    finder.found().deployments.map(row => ref.blamedOn(keyOf(row))),
  );
  return finder.rows();
}

/** The rows that figures over windows from an instant on need. */
export async function findWindow(
  finder: RowFinder,
  since: number,
): Promise<ModelRows> {
  await finder.ofKinds([
    'live',
    'totals',
    'attestations',
    'reviews',
    'levelChanges',
  ]);
  await finder.ofKinds(
    [
      'deployments',
      'incidents',
      'endsWithoutStart',
      'versions',
      'trainingRuns',
      'approvals',
      'gates',
      'failedAttempts',
      'rollbackRequests',
      'corroborating',
      'costs',
    ],
    since,
  );
  await findServingBefore(finder);
  const { deployments, incidents, live, trainingRuns } = finder.found();
  const referred = deployments.flatMap(row => row.reverts ?? []);
  await finder.byKeys('deployments', [
    ...referred.map(keyOf),
    ...incidents.flatMap(keyOfDeployment),
    ...live.flatMap(keyOfDeployment),
  ]);
  await finder.byKeys(
    'rollbackRequests',
    deployments.flatMap(row => row.rollbackRequest ?? []),
  );
  const names = new Set([
    ...live.flatMap(row => row.version ?? []),
    ...trainingRuns.flatMap(row => row.version ?? []),
  ]);
  await finder.byKeys('versions', names);
  // A release may have begun before the window
  await finder.byRefs(releasesOf(deployments).map(ref.release));
  await finder.byRefs(referred.map(row => ref.blamedOn(keyOf(row))));
  await finder.byRefs([...names].map(ref.versionOf));
  const deployed = deployedOf({ deployments, live });
  await finder.byRefs(deployed.map(ref.approvalOf));
  await finder.byRefs(deployed.map(ref.gateOf));
  return finder.rows();
}

/** Where an event dated ahead changed what is live, the deployment that serves until then. */
async function findServingBefore(finder: RowFinder): Promise<void> {
  const now = Date.now();
  for (const { environment, asOf = 0 } of finder.found().live) {
    if (asOf > now) await finder.lastByRef(ref.servedIn(environment), now);
  }
}

/** The same, and what is known of a version that is to be deployed. */
export async function findCandidate(
  finder: RowFinder,
  version: string,
  since: number,
): Promise<ModelRows> {
  await findWindow(finder, since);
  await finder.byKeys('versions', [version]);
  await finder.byRefs([ref.versionOf(version), ref.approvalOf(version)]);
  return finder.rows();
}

function keyOfDeployment({ deployment }: { deployment?: EventKey }): string[] {
  return deployment ? [keyOf(deployment)] : [];
}

/** What was deployed, what that took the place of, and what serves now */
function deployedOf({
  deployments,
  live,
}: Pick<ModelRows, 'deployments' | 'live'>): string[] {
  const versions = [
    ...deployments.flatMap(row => [row.version, row.toVersion ?? row.version]),
    ...live.flatMap(row => row.version ?? []),
  ];
  return [...new Set(versions)];
}

function releasesOf(deployments: ModelRows['deployments']): number[] {
  return [...new Set(deployments.flatMap(({ release }) => release ?? []))];
}
