/** What `waymark generate` is made of, from its source. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

export const {
  DAY,
  HOUR,
  MINUTE,
  iso,
  round,
  tellHistory,
  workingTime,
} = require('../../packages/waymark-cli/src/generate');
