/**
 * OpenLineage for Waymark: runs as pipeline events, what they read as lineage.
 *
 * @packageDocumentation
 */

export { waymarkModuleOpenlineage as default } from './module';
export { OpenLineageEventTranslator } from './events/OpenLineageEventTranslator';
