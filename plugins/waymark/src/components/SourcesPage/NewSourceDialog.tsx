import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTheme } from '@material-ui/core/styles';
import type { CreatedSource } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FirstEvent } from './FirstEvent';
import { NewSourceForm } from './NewSourceForm';
import { NewToken } from './NewToken';
import { SendHints } from './SendHints';

const TITLE_ID = 'waymark-new-source-title';

export type NewSourceDialogProps = {
  open: boolean;
  onMade(): void;
  onClose(): void;
};

/** Makes a source, shows its token once, and waits for its first event. */
export function NewSourceDialog(props: NewSourceDialogProps) {
  const { open } = props;
  const t = useTranslate();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const [made, setMade] = useState(false);
  const close = () => {
    setMade(false);
    props.onClose();
  };
  return (
    <Dialog
      open={open}
      // A stray click must not take away a token that is shown only once.
      onClose={made ? undefined : close}
      fullScreen={narrow}
      fullWidth
      maxWidth="sm"
      aria-labelledby={TITLE_ID}
    >
      <DialogTitle id={TITLE_ID}>{t('sources.create.title')}</DialogTitle>
      {open && (
        <Body
          onMade={() => {
            setMade(true);
            props.onMade();
          }}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

// Mounted anew at each opening, so that no token lingers
function Body(props: { onMade(): void; onClose(): void }) {
  const t = useTranslate();
  const [created, setCreated] = useState<CreatedSource>();
  if (!created) {
    return (
      <NewSourceForm
        onClose={props.onClose}
        onCreated={source => {
          setCreated(source);
          props.onMade();
        }}
      />
    );
  }
  return (
    <>
      <DialogContent>
        <NewToken source={created} />
        <Typography
          variant="subtitle1"
          component="h3"
          style={{ marginTop: 24 }}
        >
          {t('sources.create.sendFirst')}
        </Typography>
        <SendHints source={created} />
        <div style={{ marginTop: 16 }}>
          <FirstEvent source={created} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button color="primary" onClick={props.onClose}>
          {t('sources.create.kept')}
        </Button>
      </DialogActions>
    </>
  );
}
