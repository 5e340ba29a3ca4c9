import type { Entity } from '@backstage/catalog-model';
import type { RiskTierName } from '../api/types';

/** API group and version of Waymark's kinds. @public */
export const WAYMARK_API_VERSION = 'waymark.dev/v1alpha1';

/** What a model does. @public */
export type ModelType =
  | 'classifier'
  | 'regressor'
  | 'ranker'
  | 'forecaster'
  | 'llm'
  | 'embedding'
  | 'generative'
  | 'other';

/** A model's risk tier with who set it, when and why. @public */
export type ModelRisk = {
  tier: RiskTierName;
  rationale: string;
  setBy: string;
  /** ISO 8601 */
  setAt: string;
  /** The questionnaire's answers, kept as given */
  answers?: Record<string, string | number | boolean>;
  /** General-purpose model, with or without systemic risk (EU AI Act Art. 51) */
  gpai?: 'no' | 'gpai' | 'gpai-systemic';
};

/** A model in the catalog. Versions and deployments are rows, not entities. @public */
export interface ModelEntity extends Entity {
  apiVersion: typeof WAYMARK_API_VERSION;
  kind: 'Model';
  spec: {
    type: ModelType;
    lifecycle: string;
    owner: string;
    system?: string;
    /** What the model is for, and for whom */
    purpose: string;
    risk?: ModelRisk;
    registry?: { mlflow?: string; purl?: string };
    trainedOn?: string[];
    evaluatedOn?: string[];
    derivedFrom?: string[];
    servedBy?: string[];
    /** The template it was made from */
    goldenPath?: { template: string; version: string };
  };
}

/** Whether an entity is a model. @public */
export function isModelEntity(entity: Entity): entity is ModelEntity {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'model' &&
    entity.apiVersion.startsWith('waymark.dev/')
  );
}
