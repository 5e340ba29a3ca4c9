import { parseEntityRef } from '@backstage/catalog-model';
import { WAYMARK_PLATFORM_REF } from 'backstage-plugin-waymark-common';

/** Where in the portal a criterion of a model, team or the platform is attested. */
export function scorecardPath(
  subject: string,
  asked: { framework: string; criterion: string },
): string {
  const query = { framework: asked.framework, attest: asked.criterion };
  if (subject === WAYMARK_PLATFORM_REF) {
    return `/maturity?${new URLSearchParams({ view: 'platform', ...query })}`;
  }
  const { kind, namespace, name } = parseEntityRef(subject);
  if (kind !== 'model') {
    const team = { view: 'teams', team: subject };
    return `/maturity?${new URLSearchParams({ ...team, ...query })}`;
  }
  const page = ['catalog', namespace, kind, name].map(encodeURIComponent);
  return `/${page.join('/')}/scorecard?${new URLSearchParams(query)}`;
}
