import type { EventKey } from './rows';

/** Somebody asked for a person's word on a criterion. Times are epoch milliseconds. */
export type ReviewRow = EventKey & {
  /** Names it in the API */
  review: string;
  /** Entity ref of the model, group or platform it is about */
  subject: string;
  framework: string;
  /** Id of the criterion */
  criterion: string;
  /** Entity ref of the user or group asked */
  reviewer: string;
  note?: string;
  /** Entity ref of who asked */
  by: string;
  at: number;
};
