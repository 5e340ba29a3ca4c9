import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreIcon from '@material-ui/icons/MoreVert';
import type { Correction, Incident } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { EndIncidentDialog } from './EndIncidentDialog';
import { ReverseDialog } from './ReverseDialog';
import { WithdrawEventDialog } from './WithdrawEventDialog';

export type IncidentMenuProps = {
  modelRef: string;
  incident: Incident;
  /** The correction that ended it, where somebody did so in the portal */
  end?: Correction;
  /** What the incident is called in the table */
  name: string;
  onCorrected(): void;
};

type Choice = 'opened' | 'ended' | 'end' | 'takeBack';

/** What may be corrected of an incident: that it began, and whether it ended. */
export function IncidentMenu(props: IncidentMenuProps) {
  const { modelRef, incident, end, name, onCorrected } = props;
  const t = useTranslate();
  const { openedBy, endedBy } = incident;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [choice, setChoice] = useState<Choice>();
  const choose = (next: Choice) => {
    setAnchor(undefined);
    setChoice(next);
  };
  const dialog = {
    modelRef,
    onCorrected,
    onClose: () => setChoice(undefined),
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('corrections.incident.menu', { name })}
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
        <MenuItem onClick={() => choose('opened')}>
          {t('corrections.incident.withdrawBegin')}
        </MenuItem>
        {!endedBy && (
          <MenuItem onClick={() => choose('end')}>
            {t('corrections.menuEnd')}
          </MenuItem>
        )}
        {end && (
          <MenuItem onClick={() => choose('takeBack')}>
            {t('corrections.takeBack')}
          </MenuItem>
        )}
        {endedBy && !end && (
          <MenuItem onClick={() => choose('ended')}>
            {t('corrections.incident.withdrawEnd')}
          </MenuItem>
        )}
      </Menu>
      {choice === 'end' && (
        <EndIncidentDialog {...dialog} incident={incident} name={name} />
      )}
      {choice === 'takeBack' && end && (
        <ReverseDialog
          modelRef={modelRef}
          correction={end}
          onReversed={onCorrected}
          onClose={dialog.onClose}
        />
      )}
      {choice === 'opened' && (
        <WithdrawEventDialog {...dialog} event={openedBy}>
          {t('corrections.incident.began', { name })}
        </WithdrawEventDialog>
      )}
      {choice === 'ended' && endedBy && (
        <WithdrawEventDialog {...dialog} event={endedBy}>
          {t('corrections.incident.endedText', { name })}
        </WithdrawEventDialog>
      )}
    </>
  );
}
