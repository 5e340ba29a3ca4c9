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
        aria-label={`Correct what was told of ${name}`}
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
          Withdraw the event that began it
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
            Withdraw the event that ended it
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
          That {name} began counts for nothing from now on, as if it had never
          been told. If another event tells of it too, it begins with that one;
          else it leaves this table and every figure, and the deployment blamed
          for it is no longer failed because of it.
        </WithdrawEventDialog>
      )}
      {choice === 'ended' && endedBy && (
        <WithdrawEventDialog {...dialog} event={endedBy}>
          That {name} ended counts for nothing from now on, as if it had never
          been told: it ends with the next event that says so, and is open until
          then.
        </WithdrawEventDialog>
      )}
    </>
  );
}
