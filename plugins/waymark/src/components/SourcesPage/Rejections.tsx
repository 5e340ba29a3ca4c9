import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { waymarkSourceReadPermission } from 'backstage-plugin-waymark-common';
import { useWaymarkQuery } from '../../queries';
import { CardState, EmptyNote, RelativeTime, Skeleton } from '../common';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  excerpt: {
    display: 'block',
    marginTop: theme.spacing(0.5),
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
  },
}));

export type RejectionsProps = { sourceId: string };

/** What was refused of one source lately, and why. */
export function Rejections(props: RejectionsProps) {
  const { sourceId } = props;
  const classes = useStyles();
  const data = useWaymarkQuery('intake', 'getSourceRejections', sourceId);
  return (
    <CardState
      data={data}
      what="what was refused"
      permission={waymarkSourceReadPermission.name}
      skeleton={<Skeleton height="6em" />}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyNote title="Nothing was refused">
          The latest 50 refusals stand here with their reasons.
        </EmptyNote>
      }
    >
      {({ items }) => (
        <ul className={classes.list} aria-label="Refused">
          {items.map(item => (
            <li
              key={`${item.eventId} ${item.firstAt} ${item.errors[0]?.message}`}
              className={classes.item}
            >
              <Typography variant="caption" color="textSecondary">
                <RelativeTime at={item.lastAt} />
                {item.times > 1 && `, ${item.times} times`}, at {item.door}
                {item.position && `, ${item.position}`}
                {item.eventId === null
                  ? ', before an event was read'
                  : `, event ${item.eventId}`}
              </Typography>
              {item.errors.map(({ path, message }) => (
                <Typography key={path + message} variant="body2">
                  {path && <code>{path}</code>} {message}
                </Typography>
              ))}
              {item.excerpt && (
                <code className={classes.excerpt}>{item.excerpt}</code>
              )}
            </li>
          ))}
        </ul>
      )}
    </CardState>
  );
}
