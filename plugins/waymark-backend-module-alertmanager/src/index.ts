/**
 * Prometheus Alertmanager for Waymark: its alerts as incidents of models.
 *
 * @packageDocumentation
 */

export { waymarkModuleAlertmanager as default } from './module';
export { AlertmanagerEventTranslator } from './events/AlertmanagerEventTranslator';
