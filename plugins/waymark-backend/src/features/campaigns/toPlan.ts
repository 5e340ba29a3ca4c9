import type {
  CampaignScope,
  CreateCampaignRequest,
} from 'backstage-plugin-waymark-common';
import { inputError } from '../../kernel/http/inputError';
import { wholeRef } from '../../kernel/catalog/scope';
import type { CampaignPlan } from './CampaignRecord';

type Given = Pick<CreateCampaignRequest, 'title' | 'due' | 'owner'> & {
  framework: string;
  level?: number | null;
  scope: CampaignScope;
  note?: string | null;
};

/**
 * A plan with its refs whole and without what is empty.
 *
 * @throws InputError with `details` when an owner or system is no entity ref
 */
export function toPlan(given: Given): CampaignPlan {
  const { title, framework, level, due, owner, note } = given;
  return {
    title: title.trim(),
    framework,
    level: level ?? undefined,
    scope: toScope(given.scope),
    due,
    owner: refAt('/owner', owner, 'group'),
    note: note?.trim() || undefined,
  };
}

function toScope({ tiers, owner, system, tag }: CampaignScope): CampaignScope {
  return {
    ...(tiers?.length ? { tiers: [...new Set(tiers)] } : {}),
    ...(owner ? { owner: refAt('/scope/owner', owner, 'group') } : {}),
    ...(system ? { system: refAt('/scope/system', system, 'system') } : {}),
    ...(tag ? { tag } : {}),
  };
}

function refAt(path: string, ref: string, defaultKind: string): string {
  try {
    return wholeRef(ref, defaultKind);
  } catch {
    throw inputError([{ path, message: `'${ref}' is no entity ref` }]);
  }
}
