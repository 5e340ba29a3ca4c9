export { RollbackDialog } from './RollbackDialog';
export type { RollbackDialogProps } from './RollbackDialog';
export { RollbackProgress } from './RollbackProgress';
export type { RollbackProgressProps } from './RollbackProgress';
