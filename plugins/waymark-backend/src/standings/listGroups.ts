import {
  WAYMARK_PLATFORM_REF,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import type { GroupModel } from '../facts/GroupContext';
import type { KnownModel } from './KnownModels';
import type { StandingStore } from './StandingStore';

export type ListGroupsOptions = {
  /** All models, whoever may see them */
  listModels: () => Promise<readonly KnownModel[]>;
  groups: CatalogGroups;
  store: StandingStore;
};

/** A team, or the platform, with the facts of all its models. */
export type ModelGroup = {
  ref: string;
  subject: 'team' | 'platform';
  models: GroupModel[];
};

/**
 * The platform and every owner of models, the groups above them included.
 *
 * @returns also how many models have no facts yet
 */
export async function listGroups(
  options: ListGroupsOptions,
): Promise<{ groups: ModelGroup[]; missing: number }> {
  const { listModels, groups, store } = options;
  const [known, stored] = await Promise.all([listModels(), store.all()]);
  const platform: GroupModel[] = [];
  const teams = new Map<string, GroupModel[]>();
  let missing = 0;
  for (const { ref, entity } of known) {
    const facts = stored.get(ref)?.facts;
    if (!facts) {
      missing += 1;
      continue;
    }
    const owners = entity ? ownersOf(entity) : [];
    const model = { owner: owners[0], facts };
    platform.push(model);
    const above = await Promise.all(
      owners.map(owner => groups.withAncestors(owner)),
    );
    for (const team of new Set(above.flatMap(found => [...found]))) {
      if (!teams.has(team)) teams.set(team, []);
      teams.get(team)!.push(model);
    }
  }
  return {
    groups: [
      { ref: WAYMARK_PLATFORM_REF, subject: 'platform', models: platform },
      ...[...teams].map(
        ([ref, models]): ModelGroup => ({ ref, subject: 'team', models }),
      ),
    ],
    missing,
  };
}
