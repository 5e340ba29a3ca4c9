import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreIcon from '@material-ui/icons/MoreVert';
import type { Incident } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { WithdrawEventDialog } from './WithdrawEventDialog';

export type IncidentMenuProps = {
  modelRef: string;
  incident: Incident;
  /** What the incident is called in the table */
  name: string;
  onCorrected(): void;
};

type Choice = 'opened' | 'ended';

/** What may be withdrawn of an incident: that it began, and that it ended. */
export function IncidentMenu(props: IncidentMenuProps) {
  const { modelRef, incident, name, onCorrected } = props;
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
        {endedBy && (
          <MenuItem onClick={() => choose('ended')}>
            Withdraw the event that ended it
          </MenuItem>
        )}
      </Menu>
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
