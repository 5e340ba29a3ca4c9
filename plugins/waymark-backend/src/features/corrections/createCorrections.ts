import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { Corrections } from './Corrections';
import { correctionsRouter } from './router';

/** Corrections: what people say differently from what was reported. */
export function createCorrections(core: Core): Feature {
  const corrections = Corrections.create(core);
  return { routers: [correctionsRouter({ ...core, corrections })] };
}
