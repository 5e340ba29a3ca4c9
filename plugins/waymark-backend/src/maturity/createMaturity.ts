import type { Facts } from '../facts/createFacts';
import type { Kernel } from '../kernel/createKernel';
import { DefaultMaturityService } from './DefaultMaturityService';
import type { MaturityService } from './MaturityService';

/** What the maturity's room offers those above it. */
export type Maturity = { maturity: MaturityService };

export function createMaturity(
  below: Pick<Kernel, 'config' | 'extensions'> & Pick<Facts, 'providedFacts'>,
): Maturity {
  const { config, extensions, providedFacts } = below;
  return {
    maturity: DefaultMaturityService.fromConfig(config, {
      providedFacts,
      providedFrameworks: extensions.frameworks,
    }),
  };
}
