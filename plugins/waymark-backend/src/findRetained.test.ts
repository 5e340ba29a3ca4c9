import { runSteps } from './kernel/time/steps';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { canonicalPurl, environmentKey } from './kernel/names';
import { foldInput } from './__testUtils__/events';
import { isRetained } from './ledger/isRetained';
import { ledgerIncidentKey } from './ledger/incidentKey';
import { computeFigures } from './metrics/computeFigures';
import {
  arbitraryLog,
  EPOCH,
  MODEL,
  TICK,
  TICKS,
} from './metrics/__testUtils__/arbitraryEvents';
import { foldModel } from './projections/foldModel';
import { findRetained } from './projections/retention/findRetained';

const BEYOND = new Set([
  // Over 90 days, whatever the window
  'releases90d',
  // Runs that failed on both sides of the limit are one attempt before, and
  // another after
  'deploymentSuccessRate',
]);
const END = EPOCH + (TICKS + 1) * TICK;

describe('what outlasts retention', () => {
  it('leaves the present, and figures since the limit, as they were', () => {
    let removed = 0;
    fc.assert(
      fc.property(
        arbitraryLog,
        fc.integer({ min: 1, max: TICKS }),
        (log, tick) => {
          const since = EPOCH + tick * TICK;
          const events = log.map(({ event }) => ({
            ...foldInput(event),
            incidentKey: ledgerIncidentKey(event),
          }));
          const before = foldModel(MODEL, events);
          const kept = runSteps(findRetained(before, since));
          const busy = new Set(
            events.flatMap(({ time, incidentKey }) =>
              time >= since ? incidentKey ?? [] : [],
            ),
          );
          const left = events.filter(
            event =>
              event.time >= since ||
              event.type.startsWith(WAYMARK_EVENT_PREFIX) ||
              (event.incidentKey && busy.has(event.incidentKey)) ||
              isRetained({ ...event, sequence: 0, key: '', models: [] }, kept),
          );
          removed += events.length - left.length;
          const after = foldModel(MODEL, left);
          // The earliest event that is kept says how a name is spelled
          const spelled = (name?: string) =>
            name && (canonicalPurl(name) ?? environmentKey(name));
          const live = (rows: typeof before) =>
            rows.live
              .filter(row => row.version || row.candidate)
              .map(row => ({
                ...row,
                environment: spelled(row.environment)!,
                version: spelled(row.version),
                candidate: row.candidate && {
                  ...row.candidate,
                  version: spelled(row.candidate.version),
                },
              }))
              .sort((a, b) => (a.environment < b.environment ? -1 : 1));
          expect(live(after)).toEqual(live(before));
          const open = (rows: typeof before) =>
            rows.incidents
              .filter(row => row.endedAt === undefined)
              .map(row => ({
                ...row,
                environment: spelled(row.environment),
                deploymentVersion: spelled(row.deploymentVersion),
              }));
          expect(open(after)).toEqual(open(before));
          const figures = (rows: typeof before) =>
            Object.values(
              computeFigures(rows, { from: since, to: END, asOf: END }),
            )
              .filter(({ id }) => !BEYOND.has(id))
              // These look at the window before, or at the first deployment of all
              .map(({ previous, maturing, band, bandReason, ...figure }) => ({
                ...figure,
                // Counted over what was kept
                excluded: figure.excluded.filter(
                  ({ reason }) =>
                    reason !== 'sameChange' && reason !== 'beforeFirst',
                ),
              }));
          expect(figures(after)).toEqual(figures(before));
        },
      ),
      { numRuns: 300, seed: 20261121 },
    );
    expect(removed).toBeGreaterThan(300);
  });
});
