import {
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';
import { isModelEntity } from 'backstage-plugin-waymark-common';

/** What the onboarding template asks and the catalog knows already. */
export function onboardingAnswers(entity: Entity): Record<string, string> {
  const { metadata } = entity;
  const spec = isModelEntity(entity) ? entity.spec : undefined;
  const slug =
    metadata.annotations?.['gitlab.com/project-slug'] ?? sourceProject(entity);
  const cut = slug?.lastIndexOf('/') ?? -1;
  const answers = {
    name: metadata.name,
    title: metadata.title,
    type: spec?.type,
    owner: spec?.owner,
    system: spec?.system,
    purpose: spec?.purpose,
    artifact: spec?.registry?.purl,
    group: cut > 0 ? slug?.slice(0, cut) : undefined,
    repository: cut > 0 ? slug?.slice(cut + 1) : undefined,
  };
  return Object.fromEntries(
    Object.entries(answers).filter(
      (answer): answer is [string, string] => answer[1] !== undefined,
    ),
  );
}

/** The GitLab project that the entity's source lies in, `group/name`. */
function sourceProject({ metadata }: Entity): string | undefined {
  try {
    const { target } = parseLocationRef(
      metadata.annotations?.[ANNOTATION_SOURCE_LOCATION] ?? '',
    );
    // Of the large forges only GitLab's addresses have the dash
    return /^https?:\/\/[^/]+\/(.+?)\/-\//.exec(target)?.[1];
  } catch {
    return undefined;
  }
}
