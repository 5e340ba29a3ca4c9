import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { MaturityOverview } from 'backstage-plugin-waymark-common';
import { LevelCell } from './LevelCell';
import { shortRef } from './shortRef';

export type GroupRowProps = {
  group: MaturityOverview['groups'][number];
  areas: MaturityOverview['framework']['areas'];
  /** Narrows to the group, where it can be */
  onChoose?(key: string): void;
};

/** The models of one owner, system or risk tier, in a row. */
export function GroupRow({ group, areas, onChoose }: GroupRowProps) {
  const { key, models, belowTarget, level } = group;
  const name = key?.includes(':') ? shortRef(key) : key;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        {key && onChoose ? (
          <Button size="small" onClick={() => onChoose(key)}>
            {name}
          </Button>
        ) : (
          name ?? 'none named'
        )}
        <Typography variant="caption" component="div" color="textSecondary">
          {models} {models === 1 ? 'model' : 'models'}, {belowTarget} below
          target
        </Typography>
      </TableCell>
      <LevelCell level={level} target={null} />
      {areas.map(({ id }) => (
        <LevelCell
          key={id}
          level={group.areas.find(area => area.id === id)?.level ?? 0}
          target={null}
        />
      ))}
    </TableRow>
  );
}
