/**
 * PagerDuty's incidents for Waymark.
 *
 * @packageDocumentation
 */

export { waymarkModulePagerduty as default } from './module';
