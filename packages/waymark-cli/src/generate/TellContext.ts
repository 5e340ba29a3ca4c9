import type { DeliveryProfile } from './DeliveryProfile';
import type { Pipeline } from './Pipeline';
import type { Random } from './Random';
import type { Recorder } from './Recorder';

/** What the tellers of one model's history share. */
export type TellContext = {
  model: DeliveryProfile;
  random: Random;
  recorder: Recorder;
  pipeline: Pipeline;
  /** The end of the history, epoch milliseconds */
  until: number;
  nextVersion(): string;
};
