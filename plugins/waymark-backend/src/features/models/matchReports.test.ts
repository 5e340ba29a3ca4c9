import fc from 'fast-check';
import { deployment, foldInput } from '../../__testUtils__/events';
import { foldModel } from '../../projections/foldModel';
import { REPORTS_APART } from '../../projections/findPage';
import type { DeploymentRow, ModelRows } from '../../projections/rows';
import { findReportWarnings } from './findReportWarnings';
import { matchReports } from './matchReports';

const MINUTE = 60_000;
const START = Date.parse('2026-01-01T00:00:00Z');

const arbitraryRows = fc
  .array(
    fc.record({
      minute: fc.nat(300),
      version: fc.constantFrom('1', '2'),
      environment: fc.constantFrom('production', 'staging'),
      source: fc.constantFrom('/a', '/b', '/c'),
      isReport: fc.boolean(),
      kind: fc.constantFrom('service.deployed', 'service.rolledback'),
      commits: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  )
  .map((told): ModelRows => {
    const inputs = told.map(({ minute, version, commits, ...each }, n) =>
      foldInput(
        deployment(
          `e${n}`,
          new Date(START + minute * MINUTE).toISOString(),
          version,
          {
            environment: each.environment,
            source: each.source,
            kind: each.kind,
            waymark: {
              changes: commits.map(commit => ({ repository: 'r', commit })),
            },
          },
        ),
      ),
    );
    const rows = foldModel('model:default/credit-risk', inputs);
    const isReport = ({ id }: DeploymentRow) =>
      told[Number(id.slice(1))].isReport;
    return {
      ...rows,
      deployments: rows.deployments.filter(row => !isReport(row)),
      corroborating: rows.deployments.filter(isReport),
    };
  });

/** As the definition says it: each report beside each deployment. */
function nearestTo(report: DeploymentRow, rows: DeploymentRow[]) {
  const commits = report.changes.map(({ commit }) => commit);
  const apart = (row: DeploymentRow) => Math.abs(row.at - report.at);
  const [nearest] = rows
    .filter(
      row =>
        row.environment === report.environment &&
        (row.kind === 'rolledback') === (report.kind === 'rolledback') &&
        apart(row) <= REPORTS_APART &&
        (row.version === report.version ||
          row.changes.some(
            ({ commit }) => commit !== undefined && commits.includes(commit),
          )),
    )
    .sort((a, b) => apart(a) - apart(b));
  return nearest;
}

it('puts each report beside the nearest deployment that it may be of', () => {
  fc.assert(
    fc.property(arbitraryRows, rows => {
      const { beside, alone } = matchReports(rows);
      for (const report of rows.corroborating) {
        const nearest = nearestTo(report, rows.deployments);
        const found = [...beside].find(([, reports]) =>
          reports.includes(report),
        );
        expect(found?.[0]).toBe(
          nearest && JSON.stringify([nearest.source, nearest.id]),
        );
        expect(alone.includes(report)).toBe(nearest === undefined);
      }
    }),
  );
});

it('warns of every two sources that tell of the same within an hour', () => {
  fc.assert(
    fc.property(arbitraryRows, ({ corroborating, ...rows }) => {
      const pairs = new Set<string>();
      for (const one of rows.deployments) {
        for (const other of rows.deployments) {
          const isDouble =
            one.source < other.source &&
            Math.abs(one.at - other.at) <= 60 * MINUTE &&
            one.version === other.version &&
            one.environment === other.environment &&
            ![one.kind, other.kind].includes('rolledback');
          if (isDouble) pairs.add(`${one.source} and ${other.source} report`);
        }
      }
      const warnings = findReportWarnings({ ...rows, corroborating: [] }, 0);
      expect(
        warnings.map(({ text }) => text.split(' the same')[0]).sort(),
      ).toEqual([...pairs].sort());
    }),
  );
});

it('takes no longer for many within one hour than for few', () => {
  const at = '2026-01-01T00:00:00Z';
  const inputs = Array.from({ length: 20_000 }, (_, n) =>
    foldInput(deployment(`e${n}`, at, '1', { source: n % 2 ? '/a' : '/b' })),
  );
  const rows = foldModel('model:default/credit-risk', inputs);
  const from = performance.now();
  const many = { ...rows, corroborating: rows.deployments.slice(0, 10_000) };
  expect(findReportWarnings(many, 0)).toHaveLength(1);
  // Each beside each takes minutes
  expect(performance.now() - from).toBeLessThan(5_000);
});
