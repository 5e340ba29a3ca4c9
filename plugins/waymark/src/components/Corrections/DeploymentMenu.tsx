import { useApi } from '@backstage/core-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import MoreIcon from '@material-ui/icons/MoreVert';
import {
  waymarkEventCorrectPermission,
  type Deployment,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';
import { servedVersion } from '../common/deploymentWords';
import { WithdrawEventDialog } from './WithdrawEventDialog';

export type DeploymentMenuProps = {
  modelRef: string;
  deployment: Deployment;
  onCorrected(): void;
};

type Choice = 'mark' | 'withdraw';

/** What may be corrected of a deployment: whether it was planned, and that it was told. */
export function DeploymentMenu(props: DeploymentMenuProps) {
  const { modelRef, deployment, onCorrected } = props;
  const { kind, environment, source, eventId } = deployment;
  const api = useApi(waymarkApiRef);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [choice, setChoice] = useState<Choice>();
  const what = kind === 'rolledback' ? 'rollback' : 'deployment';
  const words = `the ${what} of ${environment} to ${servedVersion(deployment)}`;
  const mark = deployment.unplanned ? 'Mark planned' : 'Mark unplanned';
  const choose = (next: Choice) => {
    setAnchor(undefined);
    setChoice(next);
  };
  const event = { source, id: eventId };
  return (
    <>
      <IconButton
        size="small"
        aria-label={`Correct ${words}`}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {kind !== 'rolledback' && (
          <MenuItem onClick={() => choose('mark')}>{mark}</MenuItem>
        )}
        <MenuItem onClick={() => choose('withdraw')}>
          Withdraw this event
        </MenuItem>
      </Menu>
      {choice === 'mark' && (
        <DecisionDialog
          permission={waymarkEventCorrectPermission}
          subjectRef={modelRef}
          what="correct what events say"
          onClose={() => setChoice(undefined)}
          title={mark}
          label={mark}
          onDecide={async reason => {
            await api.correct(modelRef, {
              kind: 'deploymentMarked',
              deployment: event,
              unplanned: !deployment.unplanned,
              reason,
            });
            onCorrected();
          }}
        >
          <Typography gutterBottom>
            {deployment.unplanned
              ? `${capital(words)} no longer counts as rework.`
              : `${capital(
                  words,
                )} counts as rework: it answers a production incident.`}{' '}
            The rework rate is computed again, past windows included.
          </Typography>
        </DecisionDialog>
      )}
      {choice === 'withdraw' && (
        <WithdrawEventDialog
          modelRef={modelRef}
          event={event}
          onCorrected={onCorrected}
          onClose={() => setChoice(undefined)}
        >
          {capital(words)} counts for nothing from now on, as if it had never
          been told: it leaves this table, every figure, and what is known to be
          live. What was blamed on it is attributed anew.
        </WithdrawEventDialog>
      )}
    </>
  );
}

function capital(words: string): string {
  return words[0].toLocaleUpperCase('en-US') + words.slice(1);
}
