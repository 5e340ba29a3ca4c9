import { readFileSync } from 'node:fs';
import type { JsonObject } from '@backstage/types';

const MODELS = ['credit-risk', 'collections-score', 'invoice-reader'];
const FOLDER = `${__dirname}/../../../../examples/events`;

/** Recorded events of the demonstration, in the order they happened. */
export function recordedEvents(): JsonObject[] {
  return MODELS.flatMap(name =>
    readFileSync(`${FOLDER}/${name}.ndjson`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line)),
  ).sort((a, b) => (a.time < b.time ? -1 : 1));
}

/** Events cut into batches. */
export function inBatches<T>(events: T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < events.length; start += size) {
    batches.push(events.slice(start, start + size));
  }
  return batches;
}

/** All that is told of the recorded models, but what moves with the clock. */
export async function readFigures(
  get: (path: string) => Promise<any>,
): Promise<string> {
  const told: unknown[] = [];
  for (const name of MODELS) {
    const path = `/models/model/default/${name}`;
    const { metrics } = await get(
      `${path}/metrics?from=2025-09-01T00:00:00Z&to=2026-07-01T00:00:00Z`,
    );
    delete metrics.modelFreshness;
    told.push(
      metrics,
      await get(`${path}/deployments?limit=200`),
      await get(`${path}/incidents`),
      await get(`${path}/versions`),
      (await get(`${path}/live`)).items,
    );
  }
  return JSON.stringify(told);
}
