/**
 * GitHub for Waymark: its webhooks as events of models.
 *
 * @packageDocumentation
 */

export { waymarkModuleGithub as default } from './module';
export { GithubEventTranslator } from './events/GithubEventTranslator';
