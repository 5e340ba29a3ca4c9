import type { Entity } from '@backstage/catalog-model';
import type {
  MaturityFramework,
  ModelCampaign,
} from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../../kernel/catalog/CatalogGroups';
import type { MaturityService } from '../../maturity/MaturityService';
import type { StandingStore } from '../../standings/StandingStore';
import {
  campaignModel,
  campaignModels,
  currentOf,
  isInCampaign,
  type CampaignModels,
} from './campaignModels';
import type { CampaignRecord } from './CampaignRecord';
import { toModelCampaign } from './toCampaign';

export type CampaignReaderOptions = {
  groups: CatalogGroups;
  standings: StandingStore;
  maturity: MaturityService;
};

/** Where the models of campaigns stand, from one row a model. */
export class CampaignReader {
  static create(options: CampaignReaderOptions): CampaignReader {
    return new CampaignReader(options);
  }

  private constructor(private readonly options: CampaignReaderOptions) {}

  /** Undefined when no such framework judges models any more */
  frameworkOf(campaign: { framework: string }): MaturityFramework | undefined {
    return this.options.maturity
      .listFrameworks()
      .find(
        ({ id, subject }) => id === campaign.framework && subject === 'model',
      );
  }

  /** Where the models of each campaign stand, from one reading of all rows. */
  async read(
    campaigns: CampaignRecord[],
    models: Map<string, Entity>,
  ): Promise<CampaignModels[]> {
    if (campaigns.length === 0) return [];
    const standings = await this.options.standings.all();
    return Promise.all(
      campaigns.map(async campaign =>
        campaignModels(campaign, {
          models,
          owners: await this.#owners(campaign),
          framework: this.frameworkOf(campaign),
          standings,
        }),
      ),
    );
  }

  /** Those of the campaigns that a model is part of, from its own row */
  async ofModel(
    campaigns: CampaignRecord[],
    model: { ref: string; entity: Entity },
    now: number,
  ): Promise<ModelCampaign[]> {
    const found: CampaignRecord[] = [];
    for (const campaign of campaigns) {
      const owners = await this.#owners(campaign);
      if (isInCampaign(model.entity, campaign.scope, owners)) {
        found.push(campaign);
      }
    }
    if (found.length === 0) return [];
    const own = await this.options.standings.frameworksOf(model.ref);
    return found.flatMap(campaign => {
      const framework = this.frameworkOf(campaign);
      const counted = campaignModel(campaign, model, currentOf(framework, own));
      return counted
        ? toModelCampaign(campaign, { counted, framework, now })
        : [];
    });
  }

  async #owners({ scope }: CampaignRecord): Promise<Set<string>> {
    return scope.owner
      ? this.options.groups.withDescendants(scope.owner)
      : new Set();
  }
}
