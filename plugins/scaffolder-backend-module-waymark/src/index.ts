/**
 * Template actions for golden-path model repositories.
 *
 * @packageDocumentation
 */
export { scaffolderModuleWaymark as default } from './module';
export { classifyRisk } from './risk/classifyRisk';
export type { RiskAnswers, RiskProposal } from './risk/classifyRisk';
export type { RiskRule, RiskRules } from './risk/RiskRules';
