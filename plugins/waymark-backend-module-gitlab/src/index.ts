/**
 * GitLab for Waymark: its webhooks as events, its pipelines as the way back.
 *
 * @packageDocumentation
 */

export { waymarkModuleGitlab as default } from './module';
export { GitlabEventTranslator } from './events/GitlabEventTranslator';
export { GitlabRollbackExecutor } from './rollback/GitlabRollbackExecutor';
