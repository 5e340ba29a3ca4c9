import { canonicalText, sha256 } from '../ledger/digest';

/** What rows are looked up by, as stored. */
export const ref = {
  named: (id: string) => digest('named', id),
  deployedIn: (environment: string) => digest('deployedIn', environment),
  changeIn: (environment: string) => digest('changeIn', environment),
  servedIn: (environment: string) => digest('servedIn', environment),
  artifactIn: (environment: string, artifact: string) =>
    digest('artifactIn', environment, artifact),
  commit: (commit: string) => digest('commit', commit),
  firstOf: (change: string) => digest('firstOf', change),
  run: (run: string) => digest('run', run),
  versionDeployed: (version: string) => digest('versionDeployed', version),
  release: (ordinal: number) => digest('release', ordinal),
  incidents: digest('incidents'),
  versions: digest('versions'),
  incident: (key: string) => digest('incident', key),
  incidentNaming: (id: string) => digest('incidentNaming', id),
  blamedOn: (deployment: string) => digest('blamedOn', deployment),
  versionOf: (artifact: string) => digest('versionOf', artifact),
  gateOf: (version: string) => digest('gateOf', version),
  approvalOf: (version: string) => digest('approvalOf', version),
  attempt: (run: string) => digest('attempt', run),
};

/** The key of a row as stored. */
export function storedKey(key: unknown): string {
  return digest('key', key);
}

// Names come from outside and may be longer than an index takes.
function digest(...parts: unknown[]): string {
  return sha256(canonicalText(parts)).slice(0, 32);
}
