import type { FactValue } from 'backstage-plugin-waymark-node';

/** By criterion, what makes it fail in a model that is best otherwise. */
export const failingFacts: Record<string, Record<string, FactValue>[]> = {
  'delivery-standard people-culture-owner': [{ ownerSet: false }],
  'delivery-standard people-culture-purpose': [{ purposeSet: false }],
  'delivery-standard people-culture-runbook': [
    { liveDeployedByPipeline: false },
  ],
  'delivery-standard people-culture-pipeline-norm': [
    { pipelineShare90d: 0.89 },
    {
      pipelineShare90d: 0,
      productionDeployments90d: 0,
      liveDeployedByPipeline: false,
    },
  ],
  'delivery-standard people-culture-team': [{ ownerIsGroup: false }],
  'delivery-standard process-governance-risk-tier': [
    { riskTierSet: false },
    { riskRationale: false },
  ],
  'delivery-standard process-governance-release-checked': [
    { evaluationOfLiveVersion: 'failed', approvalsShare: 0.49 },
  ],
  'delivery-standard process-governance-quality-gate': [
    { evaluationOfLiveVersion: 'failed' },
  ],
  'delivery-standard process-governance-thresholds': [
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'delivery-standard process-governance-model-card': [
    { modelCardOfLiveVersion: false },
  ],
  'delivery-standard process-governance-lineage': [
    { lineageCompleteness: 0.75 },
  ],
  'delivery-standard process-governance-four-eyes': [{ approvalsShare: 0.89 }],
  'delivery-standard technology-tools-artifact': [
    { liveVersionRegistered: false },
  ],
  'delivery-standard technology-tools-staging': [
    { stagingBeforeProductionShare: 0.89 },
  ],
  'delivery-standard technology-tools-smoke-test': [
    { smokeTestBeforeProduction: false },
  ],
  'delivery-standard technology-tools-sbom': [{ sbomOfLiveVersion: false }],
  'delivery-standard technology-tools-beside': [{ besideShare90d: 0.49 }],
  'delivery-standard technology-tools-progressive': [
    { progressiveShare90d: 0.89 },
  ],
  'delivery-standard technology-tools-rollback': [
    { rollbackAutomated: false },
    { daysSinceRollbackExercised: 181 },
  ],
  'delivery-standard technology-tools-data-quality': [
    { dataQualityEvaluation: 'failed' },
  ],
  'delivery-standard technology-tools-signature': [
    { signatureOfLiveVersion: false },
  ],
  'delivery-standard technology-tools-self-healing': [
    { recoveryTimeMs: 3_600_000 },
  ],
  'delivery-standard measurement-metrics-reported': [
    { productionDeployments: 0 },
  ],
  // A figure there is, or it is not known: there is no third way
  'delivery-standard measurement-metrics-measured': [],
  'delivery-standard measurement-metrics-targets': [
    { changeLeadTimeMs: 604_800_000 },
    { changeFailRate: 0.16 },
    { recoveryTimeMs: 86_400_000 },
  ],
  // A monitor that found nothing is not known to be there
  'delivery-standard measurement-metrics-monitored': [],
  'mlops-levels training-recorded': [{ liveVersionTrainingRecorded: false }],
  'mlops-levels training-data-set': [{ trainedOnDeclared: false }],
  'mlops-levels training-runs-linked': [
    { liveVersionTrainingRunLinked: false },
  ],
  'mlops-levels training-data-checked': [{ dataQualityEvaluation: 'failed' }],
  'mlops-levels training-triggered': [{ retrainedAutomatically: false }],
  'mlops-levels training-retraining-succeeds': [
    { retrainingSuccessRate: 0.89 },
  ],
  'mlops-levels deployment-artifact': [{ liveVersionRegistered: false }],
  // It asks for results, whatever they are
  'mlops-levels deployment-evaluated': [],
  'mlops-levels deployment-pipeline': [{ liveDeployedByPipeline: false }],
  'mlops-levels deployment-gated': [
    { evaluationOfLiveVersion: 'failed' },
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'mlops-levels deployment-fairness': [{ fairnessEvaluation: 'failed' }],
  'mlops-levels deployment-template': [
    { goldenPath: false },
    { goldenPathConformance: 0.49 },
  ],
  'mlops-levels deployment-replaces': [
    { evaluatedBeforeReleaseShare90d: 0.89 },
  ],
  'mlops-levels deployment-progressive': [{ canaryOrShadowUsed90d: false }],
  'mlops-levels monitoring-incidents-closed': [{ openIncidents: 1 }],
  'mlops-levels monitoring-drift': [],
  'mlops-levels monitoring-rollback': [{ rollbackAutomated: false }],
  'mlops-levels monitoring-drift-retrains': [{ retrainedOnDrift: false }],
  'mlops-levels monitoring-recovers': [{ recoveryTimeMs: 3_600_000 }],
  'mlops-levels governance-owner': [{ ownerSet: false }],
  'mlops-levels governance-second-look': [{ approvalsShare: 0.49 }],
  'mlops-levels governance-purpose': [{ purposeSet: false }],
  'mlops-levels governance-risk-tier': [
    { riskTierSet: false },
    { riskRationale: false },
  ],
  'mlops-levels governance-model-card': [{ modelCardOfLiveVersion: false }],
  'mlops-levels governance-lineage': [{ lineageCompleteness: 0.75 }],
  'mlops-levels governance-approval': [{ approvalsShare: 0.89 }],

  'google-mlops pipeline-orchestrated': [
    { liveVersionTrainingRecorded: false },
    { liveVersionTrainingRunLinked: false },
  ],
  'google-mlops pipeline-continuous-training': [
    { retrainedAutomatically: false },
  ],
  'google-mlops pipeline-source-control': [{ liveVersionCommitKnown: false }],
  'google-mlops validation-data': [{ dataQualityEvaluation: 'failed' }],
  'google-mlops validation-model': [
    { evaluationOfLiveVersion: 'failed' },
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'google-mlops validation-segments': [{ liveVersionEvaluatedBySlice: false }],
  'google-mlops validation-service': [{ smokeTestBeforeProduction: false }],
  'google-mlops metadata-recorded': [{ lineageCompleteness: 0.75 }],
  'google-mlops metadata-registry': [{ liveVersionRegistered: false }],
  'google-mlops delivery-continuous': [{ liveDeployedByPipeline: false }],
  'google-mlops delivery-online-validation': [{ canaryOrShadowUsed90d: false }],
  'google-mlops delivery-promoted': [{ stagingBeforeProductionShare: 0.89 }],
  'google-mlops monitoring-active': [],
  'google-mlops monitoring-triggers': [{ retrainedOnDrift: false }],

  'microsoft-mlops model-creation-tracked': [
    { liveVersionTrainingRunLinked: false },
  ],
  'microsoft-mlops model-creation-versioned': [
    { liveVersionRegistered: false },
    { liveVersionCommitKnown: false },
  ],
  'microsoft-mlops model-creation-retraining': [{ retrainedOnDrift: false }],
  'microsoft-mlops model-release-script-versioned': [
    { liveVersionCommitKnown: false },
  ],
  // It asks that a pipeline checked the data, whatever came of it
  'microsoft-mlops model-creation-data-pipeline': [],
  'microsoft-mlops model-release-script-tested': [
    { testReportOfLiveVersion: false },
  ],
  'microsoft-mlops model-release-team': [{ ownerIsGroup: false }],
  'microsoft-mlops application-integration-every-release': [
    { testReportOfLiveVersion: false },
    { smokeTestBeforeProduction: false },
  ],
  'microsoft-mlops model-release-automatic': [
    { liveDeployedByPipeline: false },
  ],
  'microsoft-mlops model-release-gated': [
    { evaluationOfLiveVersion: 'failed' },
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'microsoft-mlops application-integration-smoke': [
    { smokeTestBeforeProduction: false },
  ],
  'microsoft-mlops technology-performance': [],
  'microsoft-mlops technology-scheduled': [{ retrainedAutomatically: false }],
  'microsoft-mlops technology-promoted': [
    { stagingBeforeProductionShare: 0.89 },
  ],
  'microsoft-mlops technology-compared': [{ canaryOrShadowUsed90d: false }],
  'microsoft-mlops technology-monitored': [],

  'mlops-capability delivery-pipelines': [{ pipelineShare: 0.69 }],
  'mlops-capability delivery-evaluated': [{ evaluatedShare: 0.69 }],
  'mlops-capability delivery-automated': [{ pipelineShare: 0.94 }],
  'mlops-capability delivery-environments': [{ stagedShare: 0.89 }],
  'mlops-capability monitoring-alerts': [{ driftMonitoredShare: 0.49 }],
  'mlops-capability monitoring-incidents': [{ incidentsPerModel90d: 1.1 }],
  'mlops-capability monitoring-self-healing': [
    { rollbackAutomatedShare: 0.89 },
    { recoveryTimeMs: 3_600_000 },
  ],
  'mlops-capability monitoring-retraining': [
    { retrainedAutomaticallyShare: 0.49 },
  ],
  'mlops-capability monitoring-detection': [{ timeToDetectMs: 3_600_000 }],
  'mlops-capability governance-owned': [{ ownerShare: 0.99 }],
  'mlops-capability governance-traceable': [{ lineageShare: 0.49 }],
  'mlops-capability governance-tiers': [{ riskTierShare: 0.99 }],
  'mlops-capability governance-documented': [
    { modelCardShare: 0.99 },
    { lineageShare: 0.99 },
  ],
  'mlops-capability scale-no-shadow': [{ catalogShare: 0.99 }],

  'ai-platform data-declared': [{ trainedOnDeclaredShare: 0.69 }],
  'ai-platform data-checked': [{ dataQualityShare: 0.49 }],
  'ai-platform data-lineage': [{ lineageShare: 0.99 }],
  'ai-platform training-tracker': [{ trainingRunShare: 0.69 }],
  'ai-platform training-cost-reported': [{ costReportedShare: 0.69 }],
  'ai-platform registry-inventory': [
    { catalogShare: 0.69 },
    { registeredShare: 0.69 },
  ],
  'ai-platform registry-gates': [{ evaluatedShare: 0.89 }],
  'ai-platform registry-supply-chain': [
    { sbomShare: 0.89 },
    { signatureShare: 0.89 },
  ],
  'ai-platform serving-golden-path': [{ goldenPathTeams: 0 }],
  'ai-platform serving-pipelines': [{ pipelineShare: 0.69 }],
  'ai-platform serving-rollback': [{ rollbackAutomatedShare: 0.49 }],
  'ai-platform serving-on-platform': [
    { catalogShare: 0.79 },
    { pipelineShare: 0.79 },
  ],
  'ai-platform serving-lead-time': [{ changeLeadTimeMs: 86_400_000 }],
  'ai-platform serving-frequency': [{ deploymentsPerDay: 0.1 }],
  'ai-platform observability-drift': [{ driftMonitoredShare: 0.49 }],
  'ai-platform observability-recovery': [{ recoveryTimeMs: 86_400_000 }],
  'ai-platform observability-retrains': [{ lowerRiskRetrainedShare: 0.49 }],
  'ai-platform governance-owners': [{ ownerShare: 0.89 }],
  'ai-platform governance-gates': [
    { thresholdsShare: 0.69, gateAllowedShare: 0.69 },
  ],
  'ai-platform governance-tiers-and-cards': [
    { riskTierShare: 0.99 },
    { modelCardCurrentShare: 0.99 },
  ],
  'ai-platform developer-experience-adoption': [{ goldenPathShareOfNew: 0.39 }],
  'ai-platform developer-experience-second-path': [{ goldenPaths: 1 }],
  'ai-platform developer-experience-most': [{ goldenPathShare: 0.79 }],
  'ai-platform developer-experience-followed': [
    { goldenPathFollowedShare: 0.49 },
  ],

  'cncf-platform-engineering adoption-first': [{ goldenPathTeams: 0 }],
  'cncf-platform-engineering adoption-pull': [{ goldenPathShareOfNew: 0.39 }],
  'cncf-platform-engineering interfaces-standard': [{ goldenPaths: 0 }],
  'cncf-platform-engineering operations-tracked': [
    { catalogShare: 0.89 },
    { ownerShare: 0.89 },
  ],
  'cncf-platform-engineering operations-enabled': [{ pipelineShare: 0.69 }],
  'cncf-platform-engineering measurement-collected': [{ measuredShare: 0.69 }],
  'risk-controls inventory-registered': [
    { inCatalog: false },
    { ownerSet: false },
    { purposeSet: false },
  ],
  'risk-controls risk-tier': [
    { riskTierSet: false },
    { riskRationale: false },
    { riskQuestionsAnswered: false },
  ],
  'risk-controls risk-tested': [
    { evaluationOfLiveVersion: 'failed' },
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'risk-controls data-lineage': [
    { trainedOnDeclared: false },
    { evaluatedOnDeclared: false },
    { lineageCompleteness: 0.75 },
  ],
  'risk-controls data-quality': [
    { dataQualityEvaluation: 'failed' },
    { fairnessEvaluation: 'failed' },
  ],
  'risk-controls security-integrity': [
    { sbomOfLiveVersion: false },
    { signatureOfLiveVersion: false },
  ],
  'risk-controls security-approval': [{ approvalsShare: 0.99 }],
  'risk-controls operation-changes': [
    { liveVersionCommitKnown: false },
    { daysSinceRollbackExercised: 366 },
  ],
};
