import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type {
  GitLabIntegrationConfig,
  ScmIntegrationRegistry,
} from '@backstage/integration';

const ANNOTATION_SLUG = 'gitlab.com/project-slug';
const ANNOTATION_INSTANCE = 'gitlab.com/instance';

/** A model's GitLab project and how to reach its GitLab. */
export type GitlabLocation = {
  /** `group/project` */
  slug: string;
  integration: GitLabIntegrationConfig;
};

/**
 * Where a model's project is: `gitlab.com/project-slug`, on the host that
 * `gitlab.com/instance` names, else that of the entity's source location, else
 * the first under `integrations.gitlab`. Undefined without slug or integration.
 */
export function findProject(
  model: Entity,
  integrations: ScmIntegrationRegistry,
): GitlabLocation | undefined {
  const annotations = model.metadata.annotations ?? {};
  const slug = annotations[ANNOTATION_SLUG]?.replace(/^\/+|\/+$/g, '');
  if (!slug) return undefined;

  const instance = annotations[ANNOTATION_INSTANCE];
  const source = annotations[ANNOTATION_SOURCE_LOCATION];
  const integration = instance
    ? integrations.gitlab.byHost(hostOf(instance))
    : (source && integrations.gitlab.byUrl(source.replace(/^url:/, ''))) ||
      integrations.gitlab.list()[0];
  return integration && { slug, integration: integration.config };
}

function hostOf(instance: string): string {
  return instance.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
