import { KEPT_CHANGES, recordedLevels } from '../../standings/Standing';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import type { CampaignModel } from './campaignModels';

/**
 * Models with all of their history since a moment: a model's row keeps its last
 * changes only, and those before are read where they are wanted.
 */
export async function withWholeHistory(
  models: CampaignModel[],
  options: {
    framework: { framework: string; version?: number };
    /** Epoch milliseconds */
    since: number;
    projections: ProjectionReader;
  },
): Promise<CampaignModel[]> {
  const { framework, since, projections } = options;
  return Promise.all(
    models.map(async model => {
      const { history } = model;
      const cut = history.length >= KEPT_CHANGES;
      if (!cut || history[0].at <= since) return model;
      const { levelChanges } = await projections.getRows(model.ref, {
        kinds: ['levelChanges'],
      });
      return { ...model, history: recordedLevels(levelChanges, framework) };
    }),
  );
}
