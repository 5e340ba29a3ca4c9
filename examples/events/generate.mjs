#!/usr/bin/env node
/**
 * Writes the recorded events of the demonstration: `node examples/events/generate.mjs`.
 * Everything follows from the seeds (the models' names) and the anchor, so
 * running it again changes nothing.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { irregular } from './irregular.mjs';
import { tellHistory } from './generator.mjs';
import { models } from './models.mjs';

const ANCHOR = Date.UTC(2026, 5, 30, 16);

const folder = fileURLToPath(new URL('.', import.meta.url));
for (const file of readdirSync(folder)) {
  if (file.endsWith('.ndjson')) {
    rmSync(`${folder}${file}`);
  }
}

for (const model of [...models, ...irregular]) {
  const events = [...tellHistory(model, ANCHOR)];
  writeFileSync(
    `${folder}${model.name}.ndjson`,
    `${events.map(event => JSON.stringify(event)).join('\n')}\n`,
  );
  console.log(`${model.name}: ${events.length} events`);
}
writeFileSync(
  `${folder}anchor.json`,
  `{ "anchor": "${new Date(ANCHOR).toISOString()}" }\n`,
);
