/**
 * Waymark's engine: delivery events in, explained figures out.
 *
 * @packageDocumentation
 */

export { waymarkPlugin as default } from './plugin';
