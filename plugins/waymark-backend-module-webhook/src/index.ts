/**
 * Any vendor for Waymark: JSON webhooks as events by a mapping in configuration.
 *
 * @packageDocumentation
 */

export { waymarkModuleWebhook as default } from './module';
export { WebhookEventTranslator } from './WebhookEventTranslator';
