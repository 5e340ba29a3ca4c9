import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { Feature } from '../kernel/Feature';
import { readBenchmark } from '../metrics/quickCheck/readBenchmark';
import type { Projections } from '../projections/createProjections';
import type { Standings } from '../standings/createStandings';
import { LiveContributions } from './LiveContributions';
import { PlatformFigures } from './PlatformFigures';
import { platformRouter } from './platformRouter';
import { quickCheckRouter } from './quickCheckRouter';
import { Rollups } from './Rollups';
import { rollupRouter } from './router';

/** Figures over many models. */
export function createRollupsFeature(
  below: Access & Kernel & Projections & Standings,
): Feature {
  const rollups = Rollups.create({
    ...below,
    store: below.rollupRows,
    live: LiveContributions.create(below),
  });
  const benchmark = readBenchmark(below.config);
  return {
    routers: [
      rollupRouter({ ...below, rollups }),
      quickCheckRouter({ ...below, benchmark, rollups }),
      platformRouter({ ...below, platform: PlatformFigures.create(below) }),
    ],
  };
}
