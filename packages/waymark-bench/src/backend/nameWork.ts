/** The profiler's own work, which the engine does not do. */
export const ITSELF = 'the bench itself';

/** Kinds of work, by where in the code it happens; the first that matches. */
const WORK: [RegExp, string][] = [
  [/\/backend\/(Profile|benchModule)|inspector/, ITSELF],
  [/\/canonicalize\//, 'canonicalise'],
  [/\/ledger\/digest|internal\/crypto/, 'digest'],
  [
    /\/(ajv|ajv-formats)\/|\/ingest\/(validate|content)|^evalmachine/,
    'validate',
  ],
  [/\/ingest\/readEvents/, 'parse'],
  [/\/ingest\//, 'check, resolve'],
  [
    /\/(projections|portfolio|facts|maturity|metrics)\/|\/@bufbuild\//,
    'fold, snapshot',
  ],
  [/\/(ledger|database)\//, 'append: rows and verdicts'],
  [
    /\/(knex|lodash|tarn|pg|pg-\w+|better-sqlite3|bindings)\//,
    'database driver',
  ],
  [
    /\/(router|access|sources)\/|\/node_modules\/|node:/,
    'HTTP, authentication',
  ],
];

const SPECIAL = new Map([
  ['(idle)', 'idle: waits for database and sender'],
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'native: sockets, system'],
]);

/** What a frame of a stack is at work on; undefined for helpers. */
export function nameWork(frame: {
  functionName: string;
  url: string;
}): string | undefined {
  const { functionName, url } = frame;
  const special = SPECIAL.get(functionName);
  if (special) return special;
  // Schemas are compiled to functions without a file
  if (url === '' && /^validate\d*$/.test(functionName)) return 'validate';
  // Texts are read and written for whoever asks
  if (/^node:(internal\/)?buffer$/.test(url)) return undefined;
  return WORK.find(([place]) => place.test(url))?.[1];
}
