import type {
  Campaign,
  CreateCampaignRequest,
  RiskTierName,
} from 'backstage-plugin-waymark-common';

/** What the form holds; empty texts stand for what is not given. */
export type CampaignForm = {
  title: string;
  framework: string;
  /** Empty for each model's own target */
  level: string;
  due: string;
  /** Undefined until somebody chooses */
  owner?: string;
  tiers: RiskTierName[];
  scopeOwner: string;
  system: string;
  tag: string;
};

/** A form with what is known already. */
export function toForm(known: Partial<CampaignForm>): CampaignForm {
  return {
    title: known.title ?? '',
    framework: known.framework ?? '',
    level: known.level ?? '',
    due: known.due ?? '',
    owner: known.owner,
    tiers: known.tiers ?? [],
    scopeOwner: known.scopeOwner ?? '',
    system: known.system ?? '',
    tag: known.tag ?? '',
  };
}

/** A campaign as the form shows it. */
export function fromCampaign(campaign: Campaign): CampaignForm {
  const { title, framework, level, due, owner, scope } = campaign;
  return toForm({
    ...{ title, framework, due, owner },
    level: level === null ? '' : String(level),
    tiers: scope.tiers,
    scopeOwner: scope.owner,
    system: scope.system,
    tag: scope.tag,
  });
}

/** What is sent of it. */
export function toRequest(
  form: CampaignForm,
  note: string,
): CreateCampaignRequest {
  const { title, framework, level, due, owner } = form;
  const { tiers, scopeOwner, system, tag } = form;
  return {
    title: title.trim(),
    framework,
    level: level === '' ? null : Number(level),
    scope: {
      ...(tiers.length > 0 && { tiers }),
      ...(scopeOwner && { owner: scopeOwner }),
      ...(system && { system }),
      ...(tag && { tag }),
    },
    due,
    owner: (owner ?? '').trim(),
    note: note || null,
  };
}
