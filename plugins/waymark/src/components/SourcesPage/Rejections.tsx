import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type SourceRejection,
  waymarkSourceReadPermission,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  const data = useWaymarkQuery('intake', 'getSourceRejections', sourceId);
  return (
    <CardState
      data={data}
      what={t('sources.rejections.what')}
      permission={waymarkSourceReadPermission.name}
      skeleton={<Skeleton height="6em" />}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyNote title={t('sources.rejections.emptyTitle')}>
          {t('sources.rejections.emptyText')}
        </EmptyNote>
      }
    >
      {({ items }) => (
        <ul className={classes.list} aria-label={t('sources.rejections.label')}>
          {items.map(item => (
            <li
              key={`${item.eventId} ${item.firstAt} ${item.errors[0]?.message}`}
              className={classes.item}
            >
              <Typography variant="caption" color="textSecondary">
                <RelativeTime at={item.lastAt} />
                {`, ${whereWords(t, item)}`}
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

/** How often, at which door, in which place of a batch, and which event. */
function whereWords(t: Translate, item: SourceRejection): string {
  const { times, door, position, eventId } = item;
  return [
    ...(times > 1 ? [t('sources.rejections.times', { count: times })] : []),
    t('sources.rejections.door', { door }),
    ...(position ? [position] : []),
    eventId === null
      ? t('sources.rejections.beforeEvent')
      : t('sources.rejections.event', { event: eventId }),
  ].join(', ');
}
