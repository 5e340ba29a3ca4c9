import type { RiskTierName } from 'backstage-plugin-waymark-common';
import { useSearchParams } from 'react-router-dom';

/** What of the maturity page is shown, as it stands in the URL. */
export type MaturityQuery = {
  view: 'models' | 'teams' | 'platform' | 'campaigns';
  /** The framework models are judged by; the primary one when absent */
  framework?: string;
  groupBy?: 'owner' | 'system' | 'tier';
  owner?: string;
  system?: string;
  tier?: RiskTierName;
  cursor?: string;
  /** The team shown, an entity ref */
  team?: string;
  /** Id of the campaign shown; `new` while one is being made */
  campaign?: string;
};

const VIEWS = ['models', 'teams', 'platform', 'campaigns'] as const;
const GROUPS = ['owner', 'system', 'tier'] as const;
const TIERS = ['minimal', 'limited', 'high', 'prohibited'] as const;

function oneOf<T extends string>(values: readonly T[], text: string | null) {
  return values.find(value => value === text);
}

/** The page's query, and how to change parts of it. */
export function useMaturityQuery(): [
  MaturityQuery,
  (change: Partial<Record<keyof MaturityQuery, string>>) => void,
] {
  const [params, setParams] = useSearchParams();
  const set = (change: Partial<Record<keyof MaturityQuery, string>>) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        next.delete('cursor');
        for (const [name, value] of Object.entries(change)) {
          // `framework` is the scorecard's
          const key = name === 'framework' ? 'by' : name;
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  return [
    {
      view: oneOf(VIEWS, params.get('view')) ?? 'models',
      framework: params.get('by') ?? undefined,
      groupBy: oneOf(GROUPS, params.get('groupBy')),
      owner: params.get('owner') ?? undefined,
      system: params.get('system') ?? undefined,
      tier: oneOf(TIERS, params.get('tier')),
      cursor: params.get('cursor') ?? undefined,
      team: params.get('team') ?? undefined,
      campaign: params.get('campaign') ?? undefined,
    },
    set,
  ];
}
