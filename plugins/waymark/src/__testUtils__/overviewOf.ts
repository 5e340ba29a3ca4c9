import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { modelSummary } from './modelSummary';

/**
 * Answers for an overview as the backend does: with what the methods for its
 * parts answer, so that a test of a card tells only of the card's own part.
 */
export function overviewOf(
  api: Partial<WaymarkApi>,
): WaymarkApi['getOverview'] {
  return async (ref, { window = '90d', zone = 'utc' } = {}) => {
    const limit = 10;
    const [model, metrics, series, live, maturity, campaigns] =
      await Promise.all([
        api.getModel?.(ref),
        api.getMetrics?.(ref, { window }),
        api.getMetricSeries?.(ref, { window, bucket: 'week', zone }),
        api.getLive?.(ref),
        api.getMaturity?.(ref),
        api.getModelCampaigns?.(ref),
      ]);
    const [deployments, rollbacks, incidents] = await Promise.all([
      api.getDeployments?.(ref, { limit }),
      api.getRollbacks?.(ref),
      api.getIncidents?.(ref, { limit }),
    ]);
    const version = live?.items.flatMap(each => each.version ?? []) ?? [];
    const versions =
      version.length > 0
        ? await api.getVersions?.(ref, { version })
        : undefined;
    const range = { from: '2026-01-01T00:00:00.000Z', to: '', days: 90 };
    return {
      model: model ?? {
        ...modelSummary({ ref }),
        environments: [],
        lastEventAt: null,
        reporter: null,
        warnings: [],
      },
      metrics: metrics ?? { model: ref, window: range, metrics: {} },
      series: series ?? { model: ref, bucket: 'week', zone, buckets: [] },
      live: live?.items ?? [],
      liveVersions: versions?.items ?? [],
      deployments: deployments?.items ?? [],
      incidents: incidents?.items ?? [],
      maturity: maturity?.items ?? [],
      rollbacks: rollbacks?.items ?? [],
      campaigns: campaigns?.items ?? [],
    };
  };
}
