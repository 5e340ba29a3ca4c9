export { compare, isMet, type Comparison } from './compare';
export { describeMachine } from './describeMachine';
export { number, printComparisons, printTable } from './printTable';
export { quantile, spreadOf, type Spread } from './statistics';
