import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  PlatformMetricId,
  PlatformMetrics,
  PlatformModelPage,
} from 'backstage-plugin-waymark-common';
import { toPage, type PageQuery } from '../kernel/http/page';
import type { Window } from '../metrics/window';
import type { KnownModels } from '../standings/KnownModels';
import { RISK_CONTROLS } from '../standings/Standing';
import type { StandingStore } from '../standings/StandingStore';
import { platformMetrics, type CountedModel } from './platformMetrics';
import { platformModels } from './platformModels';

export type PlatformFiguresOptions = {
  knownModels: KnownModels;
  standings: StandingStore;
};

/** How far the golden path reaches, from one row a model. */
export class PlatformFigures {
  static create(options: PlatformFiguresOptions): PlatformFigures {
    return new PlatformFigures(options);
  }

  private constructor(private readonly options: PlatformFiguresOptions) {}

  /** How far the golden path reaches, over the models a caller may see */
  async getMetrics(
    credentials: BackstageCredentials,
    window: Window,
  ): Promise<PlatformMetrics> {
    return platformMetrics(await this.#counted(credentials), window);
  }

  /** The models behind one of these figures */
  async getModels(
    credentials: BackstageCredentials,
    id: PlatformMetricId,
    page: PageQuery,
  ): Promise<PlatformModelPage> {
    return toPage(platformModels(await this.#counted(credentials), id), page);
  }

  async #counted(credentials: BackstageCredentials): Promise<CountedModel[]> {
    const [known, stored] = await Promise.all([
      this.options.knownModels.visibleTo(credentials),
      this.options.standings.all(),
    ]);
    return known.map(({ ref, entity, snapshot }) => ({
      ref,
      entity,
      snapshot,
      controls: stored.get(ref)?.frameworks[RISK_CONTROLS]?.owed,
    }));
  }
}
