import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ModelStanding } from 'backstage-plugin-waymark-common';
import { RelativeTime } from '../common';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Models whose level is another than 30 days ago. */
export function Movers(props: { models: ModelStanding[] }) {
  const { models } = props;
  const classes = useStyles();
  if (models.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        No level is known to differ from that of 30 days ago.
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {models.map(({ ref, title, name, before, level, changedAt }) => (
        <li key={ref}>
          <Typography variant="body2">
            <EntityRefLink entityRef={ref} title={title ?? name} hideIcon />{' '}
            {(level ?? 0) > (before ?? 0) ? 'rose' : 'fell'} from {before} to{' '}
            {level}
            {changedAt && (
              <>
                , <RelativeTime at={changedAt} />
              </>
            )}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
