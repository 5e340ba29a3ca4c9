/**
 * The command waymark.
 *
 * @packageDocumentation
 */

export { generateEvents, type RecordedEvent } from './generate';
export { toLedgerRow } from './generate/toLedgerRow';
export { run } from './run';
