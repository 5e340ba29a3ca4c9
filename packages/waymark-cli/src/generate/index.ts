export { generateEvents, type GenerateOptions } from './generateEvents';
export { round } from './Random';
export type { RecordedEvent } from './Recorder';
export { tellHistory } from './tellHistory';
export { DAY, HOUR, MINUTE, iso, workingTime } from './time';
