import { type Entity } from '@backstage/catalog-model';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTheme } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { RollbackChoice } from './RollbackChoice';

const TITLE_ID = 'waymark-rollback-title';

/** The model to roll back, and where. @public */
export type RollbackDialogProps = {
  entity: Entity;
  /** Only this environment; any when absent */
  environment?: string;
  /** The version to offer first; the last known good when absent */
  toVersion?: string;
  open: boolean;
  onClose(): void;
};

/**
 * Shows what a rollback will change, asks for a reason, sends it and follows
 * it. Closing the dialog does not stop a rollback; opening it again shows the
 * one under way.
 *
 * @public
 */
export function RollbackDialog(props: RollbackDialogProps) {
  const { entity, open, onClose } = props;
  const t = useTranslate();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullScreen={narrow}
      fullWidth
      maxWidth="sm"
      aria-labelledby={TITLE_ID}
    >
      <DialogTitle id={TITLE_ID}>
        {t('rollback.title', {
          model: entity.metadata.title ?? entity.metadata.name,
        })}
      </DialogTitle>
      {open && <Body {...props} />}
    </Dialog>
  );
}

// Mounted anew at each opening, so that nothing typed or sent lingers
function Body(props: RollbackDialogProps) {
  const { entity, environment, toVersion, onClose } = props;
  const modelRef = modelRefOf(entity);
  const preview = useCachedQuery({
    key: ['model', modelRef, 'previewRollback', { environment }],
    load: api => api.previewRollback(modelRef, { environment }),
    fresh: true,
  });
  return (
    <RollbackChoice
      modelRef={modelRef}
      preview={preview}
      environment={environment}
      toVersion={toVersion}
      onClose={onClose}
    />
  );
}
