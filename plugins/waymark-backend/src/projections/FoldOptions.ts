import { canonicalText, sha256 } from '../ledger/digest';
import type { EnvironmentNames } from './environmentNames';
import type { EnvironmentTiers } from './environmentTier';

/** What the folds take from configuration. */
export type FoldOptions = {
  environments: EnvironmentTiers;
  /** What environments are called by their other names; none when absent */
  environmentNames?: EnvironmentNames;
  /** How far back an incident may be blamed on a deployment by time, in days */
  attributionDays: number;
  /** How long nothing may be told of an open incident before it is stale, in days */
  staleAfterDays: number;
  /** Sources whose approvals count beside the portal's; all when absent */
  approvers?: string[];
};

/** Used where nothing is configured. */
export const DEFAULT_FOLD_OPTIONS: FoldOptions = {
  environments: {},
  attributionDays: 7,
  staleAfterDays: 7,
};

/**
 * Raised when the folds make other rows of the same events, or store them
 * otherwise, so that all models are folded and written anew.
 */
const FOLDS = 6;

/** Tells rows of other folds or of another configuration apart. */
export function digestOf(options: FoldOptions): string {
  return sha256(canonicalText([FOLDS, options])).slice(0, 16);
}
