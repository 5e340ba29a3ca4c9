/**
 * MLflow for Waymark: what its model registry tells, as events.
 *
 * @packageDocumentation
 */

export { waymarkModuleMlflow as default } from './module';
export {
  MlflowEventTranslator,
  type MlflowEventTranslatorOptions,
} from './events/MlflowEventTranslator';
