/**
 * Template actions for golden-path model repositories.
 *
 * @packageDocumentation
 */
export { scaffolderModuleWaymark as default } from './module';
export { createGitlabPushAction } from './actions/createGitlabPushAction';
export type { CreateGitlabPushActionOptions } from './actions/createGitlabPushAction';
export { createRiskClassifyAction } from './actions/createRiskClassifyAction';
export { createSourceCreateAction } from './actions/createSourceCreateAction';
export type { CreateSourceCreateActionOptions } from './actions/createSourceCreateAction';
export { classifyRisk } from './risk/classifyRisk';
export type { RiskAnswers, RiskProposal } from './risk/classifyRisk';
export type { RiskRule, RiskRules } from './risk/RiskRules';
