export type { EventKey } from './order';
export type { ModelRows } from './kinds/registry';
export type { ApprovalRow } from './kinds/approvals';
export type { AttestationRow } from './kinds/attestations';
export type { CostRow } from './kinds/costs';
export type {
  CarriedChange,
  DeploymentRow,
} from './kinds/deployments/DeploymentRow';
export type { EndWithoutStartRow } from './kinds/incidents/endsWithoutStart';
export type { FailedAttemptRow } from './kinds/failedAttempts';
export type { GateRow } from './kinds/gates';
export type {
  AttributionRule,
  IncidentRow,
} from './kinds/incidents/IncidentRow';
export type { CriterionOutcome, LevelChangeRow } from './kinds/levelChanges';
export type { LiveRow } from './kinds/live';
export type { ReviewRow } from './kinds/reviews';
export type { RollbackRequestRow } from './kinds/rollbackRequests';
export type { TotalsRow } from './kinds/totals';
export type { TrainingRunRow } from './kinds/trainingRuns';
export type {
  EvaluationRow,
  EvidenceRow,
  VersionRow,
} from './kinds/versions/VersionRow';
