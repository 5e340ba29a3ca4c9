/**
 * The command waymark.
 *
 * @packageDocumentation
 */

export { generateEvents, type RecordedEvent } from './generate';
