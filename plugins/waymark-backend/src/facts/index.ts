export * from './Fact';
export { type GatherFactsOptions } from './FactContext';
export * from './factRegistry';
export * from './gatherFacts';
export * from './gatherGroupFacts';
export { type GroupModel } from './GroupContext';
export * from './groupFacts';
export * from './hasProductionEvents';
export * from './ProvidedFacts';
