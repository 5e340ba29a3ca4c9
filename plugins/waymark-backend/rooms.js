/**
 * The rooms of `src`, from the bottom up, and what each may use. ESLint checks
 * the code against this list, and a test checks that docs/architecture.md tells
 * the same.
 */
const kernel = ['kernel'];
const decisions = [...kernel, 'ledger', 'decisions'];
const rows = [...kernel, 'ledger', 'projections'];
const judgement = [...rows, 'metrics', 'facts', 'maturity'];
const standings = [...judgement, 'decisions', 'standings'];

const rooms = {
  kernel: [],
  ledger: kernel,
  decisions: [...kernel, 'ledger'],
  projections: [...kernel, 'ledger'],
  metrics: [...kernel, 'projections'],
  facts: [...kernel, 'projections', 'metrics'],
  maturity: [...rows, 'metrics', 'facts'],
  policy: ['projections', 'facts'],
  intake: decisions,
  standings: [...judgement, 'decisions'],
  rollups: standings,
  portfolio: standings,
  core: [...standings, 'intake', 'portfolio'],
  features: [...standings, 'policy', 'intake', 'portfolio', 'core'],
};

module.exports = { rooms };
