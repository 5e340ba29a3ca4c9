export { AttributionDialog } from './AttributionDialog';
export { CorrectedNote } from './CorrectedNote';
export { CorrectionsCard } from './CorrectionsCard';
export { DeploymentMenu } from './DeploymentMenu';
export { IncidentMenu } from './IncidentMenu';
