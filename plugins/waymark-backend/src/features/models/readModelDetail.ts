import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_DEPLOYMENTS_FROM,
  type ModelDetail,
} from 'backstage-plugin-waymark-common';
import { formatInstant } from '../../kernel/time/instant';
import { standingSince } from '../../metrics/figuresSince';
import type { KnownOfModel, Portfolio } from '../../portfolio/Portfolio';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import type { AnnotationTrust } from '../../intake/ingest/AnnotationTrust';
import { findReportWarnings } from './findReportWarnings';

/** One model's summary, its environments and what its reports warn of. */
export async function readModelDetail(
  options: {
    portfolio: Portfolio;
    projections: ProjectionReader;
    trust: AnnotationTrust;
  },
  model: string,
  entity: Entity | undefined,
  known: KnownOfModel = {},
): Promise<ModelDetail> {
  const { portfolio, projections, trust } = options;
  const now = Date.now();
  const rows =
    known.rows ??
    (await projections.getRows(model, { since: standingSince(now) }));
  const summary = await portfolio.summarize(model, entity, { ...known, rows });
  const latest = rows.deployments[rows.deployments.length - 1];
  return {
    ...summary,
    environments: rows.live.map(({ environment, tier }) => ({
      environment,
      tier,
    })),
    lastEventAt: latest ? formatInstant(latest.at) : null,
    reporter:
      entity?.metadata.annotations?.[ANNOTATION_DEPLOYMENTS_FROM] ?? null,
    warnings: [
      ...findReportWarnings(rows, now),
      ...(entity ? findDoubtedAnnotations(entity, trust) : []),
    ],
  };
}

/** Where what the catalog says a model is known by does not count. */
function findDoubtedAnnotations(
  entity: Entity,
  trust: AnnotationTrust,
): ModelDetail['warnings'] {
  return Object.entries(entity.metadata.annotations ?? {})
    .filter(
      ([annotation, value]) => !trust.isTrusted(entity, annotation, value),
    )
    .map(([annotation, value]) => ({
      kind: 'annotationNotConfirmed',
      text: `Events of ${value} are not given to this model by its annotation ${annotation}, because its catalog file lies elsewhere: move the file into that repository, or have an operator add the model to waymark.models.confirmed`,
    }));
}
