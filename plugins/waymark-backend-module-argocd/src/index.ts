/**
 * Argo CD and Argo Rollouts for Waymark: what their notifications tell, as
 * events.
 *
 * @packageDocumentation
 */

export { waymarkModuleArgocd as default } from './module';
export { ArgocdEventTranslator } from './events/ArgocdEventTranslator';
