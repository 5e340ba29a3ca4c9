import { canonicalText, sha256 } from '../ledger/digest';

/** What rows are looked up by, as stored. */
export const ref = {
  deployedIn: (environment: string) => digest('deployedIn', environment),
  servedIn: (environment: string) => digest('servedIn', environment),
  versionDeployed: (version: string) => digest('versionDeployed', version),
  release: (ordinal: number) => digest('release', ordinal),
  incidents: digest('incidents'),
  versions: digest('versions'),
  answersTo: (request: string) => digest('answersTo', request),
  incident: (incident: string) => digest('incident', incident),
  blamedOn: (deployment: string) => digest('blamedOn', deployment),
  versionOf: (artifact: string) => digest('versionOf', artifact),
  gateOf: (version: string) => digest('gateOf', version),
  approvalOf: (version: string) => digest('approvalOf', version),
};

/** The key of a row as stored. */
export function storedKey(key: unknown): string {
  return digest('key', key);
}

// Names come from outside and may be longer than an index takes.
function digest(...parts: unknown[]): string {
  return sha256(canonicalText(parts)).slice(0, 32);
}
