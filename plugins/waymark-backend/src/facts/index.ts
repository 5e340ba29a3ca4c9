export * from './Fact';
export { type GatherFactsOptions } from './FactContext';
export * from './factRegistry';
export * from './gatherFacts';
export * from './ProvidedFacts';
