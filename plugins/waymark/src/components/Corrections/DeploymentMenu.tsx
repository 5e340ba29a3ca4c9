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
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const { kind, environment, source, eventId } = deployment;
  const api = useApi(waymarkApiRef);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [choice, setChoice] = useState<Choice>();
  const what = kind === 'rolledback' ? 'rollback' : 'deployment';
  const names = { environment, version: servedVersion(deployment) };
  const words = t(`corrections.deployment.${what}`, names);
  const mark = deployment.unplanned
    ? t('corrections.deployment.markPlanned')
    : t('corrections.deployment.markUnplanned');
  const choose = (next: Choice) => {
    setAnchor(undefined);
    setChoice(next);
  };
  const event = { source, id: eventId };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('corrections.menuFor', { what: words })}
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
          {t('corrections.withdraw.title')}
        </MenuItem>
      </Menu>
      {choice === 'mark' && (
        <DecisionDialog
          permission={waymarkEventCorrectPermission}
          subjectRef={modelRef}
          what={t('corrections.correctEvents')}
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
            {t(
              deployment.unplanned
                ? 'corrections.deployment.planned'
                : 'corrections.deployment.unplanned',
              names,
            )}
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
          {t(
            kind === 'rolledback'
              ? 'corrections.deployment.withdrawRollback'
              : 'corrections.deployment.withdrawDeployment',
            names,
          )}
        </WithdrawEventDialog>
      )}
    </>
  );
}
