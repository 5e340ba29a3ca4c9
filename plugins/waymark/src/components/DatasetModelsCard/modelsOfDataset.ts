import type { Entity } from '@backstage/catalog-model';
import type { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  RELATION_USED_TO_EVALUATE,
  RELATION_USED_TO_TRAIN,
  type RiskTierName,
  isModelEntity,
} from 'backstage-plugin-waymark-common';

/** What a model uses data for. */
export type DatasetUse = 'training' | 'evaluation';

export type DatasetModel = {
  ref: string;
  /** How the model uses the data: "training", "evaluation" or both */
  uses: DatasetUse[];
  tier?: RiskTierName;
  /** False where the catalog gives no entity: gone, or hidden from the viewer */
  found: boolean;
};

const USES: Record<string, DatasetUse> = {
  [RELATION_USED_TO_TRAIN]: 'training',
  [RELATION_USED_TO_EVALUATE]: 'evaluation',
};

/** The models related to a data set, each once, by ref. */
export async function modelsOfDataset(
  catalogApi: typeof catalogApiRef.T,
  dataset: Entity,
): Promise<DatasetModel[]> {
  const uses = new Map<string, DatasetUse[]>();
  for (const { type, targetRef } of dataset.relations ?? []) {
    if (!USES[type]) continue;
    uses.set(targetRef, [...(uses.get(targetRef) ?? []), USES[type]]);
  }
  const refs = [...uses.keys()].sort();
  if (refs.length === 0) return [];

  const { items } = await catalogApi.getEntitiesByRefs({ entityRefs: refs });
  return refs.map((ref, index) => {
    const model = items[index];
    return {
      ref,
      uses: uses.get(ref) ?? [],
      tier: model && isModelEntity(model) ? model.spec.risk?.tier : undefined,
      found: model !== undefined,
    };
  });
}
