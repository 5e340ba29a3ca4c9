/** The source change behind an event. Times ISO 8601. @public */
export type ChangeData = {
  repository?: string;
  commit?: string;
  committedAt?: string;
  url?: string;
  author?: string;
};

/** So many changes one event may list in `changes`. @public */
export const MOST_CHANGES = 500;

/**
 * What CDEvents has no field for: `customData.waymark`. Every field is optional;
 * `docs/extend/events.md` says which events carry which.
 *
 * @public
 */
export type WaymarkData = {
  /** Entity ref of the model, `model:default/credit-risk` */
  model?: string;
  /** As the model's registry writes it */
  modelVersion?: string;
  environmentTier?: 'production' | 'staging' | 'testing' | 'development';
  /** One change; a list of them is refused and belongs into `changes` */
  change?: ChangeData;
  /** On `service.*`: all changes that ship, 500 at most; beats `change` */
  changes?: ChangeData[];
  /** On `service.*`: when the rollout began. ISO 8601 */
  startedAt?: string;
  executedBy?: 'pipeline' | 'manual';
  pipelineRun?: { id?: string; url?: string };
  /** The deployment answers a production incident */
  unplanned?: boolean;
  /** On `service.rolledback`: id of the deployment event undone */
  reverts?: string;
  toVersion?: string;
  fromVersion?: string;
  /** Id of the portal's request that a rollback answers */
  rollbackRequest?: string;
  /** On a failed run: the environment it was to deploy to */
  deploysTo?: string;
  /** On an incident: id of the deployment event blamed */
  deployment?: string;
  /** On `incident.detected`: event id of the end it undoes, as it still fires */
  continues?: string;
  /** ISO 8601 */
  degradedSince?: string;
  cause?:
    | 'drift'
    | 'dataQuality'
    | 'performance'
    | 'infrastructure'
    | 'dependency'
    | 'unknown';
  training?: {
    startedAt?: string;
    finishedAt?: string;
    trainedDataUntil?: string;
    /** Entity ref and version, `dataset:default/loans@3` */
    datasets?: string[];
    trigger?: 'commit' | 'schedule' | 'drift' | 'manual' | 'prompt';
    runUrl?: string;
  };
  evaluation?: {
    metrics?: {
      name: string;
      value: number;
      threshold?: number;
      direction?: 'min' | 'max';
      slice?: string;
    }[];
    thresholdsCommit?: string;
    datasets?: string[];
    reportUrl?: string;
    kind?: 'performance' | 'fairness' | 'robustness' | 'data-quality' | 'smoke';
  };
  evidence?: {
    kind:
      | 'sbom'
      | 'signature'
      | 'provenance'
      | 'model-card'
      | 'data-sheet'
      | 'test-report';
    uri?: string;
    digest?: string;
  };
  approval?: {
    action?: 'deploy' | 'rollback' | 'tier-change';
    digest?: string;
    modelVersion?: string;
    environment?: string;
  };
  cost?: {
    gpuSeconds?: number;
    tokens?: number;
    amount?: number;
    currency?: string;
  };
  strategy?: 'recreate' | 'rolling' | 'canary' | 'blue-green' | 'shadow';
  /** 0 to 100 */
  trafficPercent?: number;
};
