import type { TranslatedEvent } from 'backstage-plugin-waymark-node';
import type { AliasMeaning } from './readAliases';
import type { MlflowNotice } from './MlflowNotice';

/**
 * An alias set on a version, anew or moved: the version serves in the
 * environment the alias stands for.
 */
export function translateAliasCreated(
  notice: MlflowNotice,
  aliases: Map<string, AliasMeaning>,
): TranslatedEvent[] {
  const meaning = aliases.get(notice.payload.text('data.alias'));
  if (!meaning) return [];
  const { environment, strategy, trafficPercent } = meaning;
  return [
    notice.event('service.deployed', {
      subject: notice.model,
      content: {
        environment: { id: environment },
        artifactId: notice.artifact,
      },
      waymark: { modelVersion: notice.version, strategy, trafficPercent },
    }),
  ];
}

/** An alias taken away; which version it was on, MLflow does not say. */
export function translateAliasDeleted(
  notice: MlflowNotice,
  aliases: Map<string, AliasMeaning>,
): TranslatedEvent[] {
  const meaning = aliases.get(notice.payload.text('data.alias'));
  if (!meaning) return [];
  // A removal empties the environment, which another alias may still fill
  const sharing = [...aliases.values()].filter(
    ({ environment }) => environment === meaning.environment,
  );
  if (sharing.length > 1) return [];
  return [
    notice.event('service.removed', {
      subject: notice.model,
      content: { environment: { id: meaning.environment } },
    }),
  ];
}
