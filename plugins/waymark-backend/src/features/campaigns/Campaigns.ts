import { isDeepStrictEqual } from 'node:util';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Campaign,
  CampaignDetail,
  CreateCampaignRequest,
  ModelCampaign,
  UpdateCampaignRequest,
} from 'backstage-plugin-waymark-common';
import type { CatalogModels } from '../../kernel/catalog/CatalogModels';
import { inputError } from '../../kernel/http/inputError';
import type { MaturityService } from '../../maturity/MaturityService';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import { toPage, type PageQuery } from '../../kernel/http/page';
import { formatInstant } from '../../kernel/time/instant';
import type { CampaignModel } from './campaignModels';
import { paceOf, progressOf } from './campaignProgress';
import type { CampaignReader } from './CampaignReader';
import type { CampaignPlan, CampaignRecord } from './CampaignRecord';
import type { CampaignStore } from './CampaignStore';
import { checkPlan, type PlanChange } from './checkPlan';
import { toCampaign, toWireModel } from './toCampaign';
import { toPlan } from './toPlan';
import { withWholeHistory } from './withWholeHistory';

export type CampaignsOptions = {
  store: CampaignStore;
  reader: CampaignReader;
  catalog: CatalogModels;
  maturity: MaturityService;
  projections: ProjectionReader;
  now?: () => number;
};

/** Who does something. */
type Actor = { credentials: BackstageCredentials; by: string };

/** Levels that models are to reach by a date. How far they are is never stored. */
export class Campaigns {
  static create(options: CampaignsOptions): Campaigns {
    return new Campaigns(options);
  }

  private constructor(private readonly options: CampaignsOptions) {}

  /** Open ones first, over the models the caller may see */
  async list(credentials: BackstageCredentials): Promise<Campaign[]> {
    const { store } = this.options;
    const open = await store.listOpen();
    return this.#tell([...open, ...(await store.listClosed())], credentials);
  }

  /** @throws NotFoundError when there is none */
  async get(
    id: string,
    credentials: BackstageCredentials,
    page: PageQuery,
  ): Promise<CampaignDetail> {
    const { catalog, maturity, reader } = this.options;
    const now = this.#now();
    const campaign = await this.find(id);
    const framework = reader.frameworkOf(campaign);
    const visible = await catalog.visibleTo(credentials);
    const [models] = await reader.read([campaign], visible);
    const whole = await withWholeHistory(models.counted, {
      framework: { ...campaign, version: framework?.version },
      since: campaign.createdAt,
      projections: this.options.projections,
    });
    const progress = progressOf(whole, { from: campaign.createdAt, now });
    const pace = paceOf(campaign, { models: models.counted.length, progress });
    const criteria = new Map(
      (framework ? maturity.listCriteria(framework.id) : []).map(each => [
        each.id,
        each,
      ]),
    );
    const { items, ...rest } = toPage(furthestFirst(models.counted), page);
    return {
      ...toCampaign(campaign, { models, framework, now }),
      notThere: {
        ...rest,
        items: items.map(model => toWireModel(model, criteria)),
      },
      history: progress.map(({ at, there }) => ({
        at: formatInstant(at),
        there,
      })),
      pace: { needed: pace.needed ?? null, soFar: pace.soFar ?? null },
    };
  }

  /** Open ones a model is part of, the earliest due first */
  async ofModel(
    ref: string,
    entity: Entity | undefined,
  ): Promise<ModelCampaign[]> {
    if (!entity) return [];
    const { store, reader } = this.options;
    const open = await store.listOpen();
    return reader.ofModel(open, { ref, entity }, this.#now());
  }

  /** @throws InputError with `details` when the request cannot be */
  async create(
    request: CreateCampaignRequest,
    { credentials, by }: Actor,
  ): Promise<Campaign> {
    const [primary] = this.options.maturity.listFrameworks();
    const plan = toPlan({ framework: primary.id, scope: {}, ...request });
    await this.#check(plan, plan, { credentials, by });
    const made = { by, at: this.#now() };
    const campaign = await this.options.store.create(plan, made);
    return this.#tellOne(campaign, credentials);
  }

  /**
   * @throws InputError with `details` when the change cannot be
   * @throws ConflictError when it is closed
   */
  async update(
    id: string,
    request: UpdateCampaignRequest,
    actor: Actor,
  ): Promise<Campaign> {
    const campaign = await this.find(id);
    const plan = toPlan({ ...campaign, ...request });
    await this.#check(plan, changeOf(campaign, plan), actor);
    if (!(await this.options.store.update(id, plan))) {
      throw new ConflictError('The campaign is closed');
    }
    return this.#tellOne({ ...campaign, ...plan }, actor.credentials);
  }

  /** @throws ConflictError when it was closed before */
  async close(
    id: string,
    reason: string,
    { credentials, by }: Actor,
  ): Promise<Campaign> {
    const campaign = await this.find(id);
    const closed = { by, at: this.#now(), reason };
    if (!(await this.options.store.close(id, closed))) {
      throw new ConflictError('The campaign was closed before');
    }
    return this.#tellOne({ ...campaign, closed }, credentials);
  }

  /** @throws NotFoundError when there is none */
  async find(id: string): Promise<CampaignRecord> {
    const campaign = await this.options.store.get(id);
    if (!campaign) throw new NotFoundError(`There is no campaign ${id}`);
    return campaign;
  }

  async #check(
    plan: CampaignPlan,
    changed: PlanChange,
    { credentials, by }: Actor,
  ): Promise<void> {
    const { catalog, maturity } = this.options;
    const faults = await checkPlan(plan, changed, {
      frameworks: maturity.listFrameworks(),
      // Guests need no entity to lead what they make
      exists: async ref =>
        ref === by || Boolean(await catalog.getFor(ref, credentials)),
      now: this.#now(),
    });
    if (faults.length > 0) throw inputError(faults);
  }

  async #tellOne(campaign: CampaignRecord, credentials: BackstageCredentials) {
    const [told] = await this.#tell([campaign], credentials);
    return told;
  }

  async #tell(
    campaigns: CampaignRecord[],
    credentials: BackstageCredentials,
  ): Promise<Campaign[]> {
    const { catalog, reader } = this.options;
    const visible = await catalog.visibleTo(credentials);
    const read = await reader.read(campaigns, visible);
    return campaigns.map((campaign, index) =>
      toCampaign(campaign, {
        models: read[index],
        framework: reader.frameworkOf(campaign),
        now: this.#now(),
      }),
    );
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** What of a plan differs: what was fine before may stay */
function changeOf(before: CampaignPlan, after: CampaignPlan): PlanChange {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) =>
        !isDeepStrictEqual(value, before[key as keyof CampaignPlan]),
    ),
  );
}

/** Those not there yet */
function furthestFirst(models: CampaignModel[]): CampaignModel[] {
  const short = ({ goal, level = 0 }: CampaignModel) => goal - level;
  return models
    .filter(({ there }) => !there)
    .sort((a, b) => short(b) - short(a) || (a.ref < b.ref ? -1 : 1));
}
