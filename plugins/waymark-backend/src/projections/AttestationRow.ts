import type { EventKey } from './rows';

/** A person's word that a criterion is met. Times are epoch milliseconds. */
export type AttestationRow = EventKey & {
  /** Names it in the API */
  attestation: string;
  /** Entity ref of the model, group or platform it is about */
  subject: string;
  framework: string;
  /** Id of the criterion */
  criterion: string;
  statement: string;
  link: string;
  /** Entity ref of who attested */
  by: string;
  at: number;
  expiresAt: number;
};
