import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ModelStanding } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../common';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Models whose level is another than 30 days ago. */
export function Movers(props: { models: ModelStanding[] }) {
  const { models } = props;
  const t = useTranslate();
  const classes = useStyles();
  if (models.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('maturity.movers.none')}
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {models.map(({ ref, title, name, before, level, changedAt }) => (
        <li key={ref}>
          <Typography variant="body2">
            {t(wordsOf(before, level, changedAt), {
              model: (
                <EntityRefLink entityRef={ref} title={title ?? name} hideIcon />
              ),
              before: String(before),
              level: String(level),
              when: changedAt ? <RelativeTime at={changedAt} /> : '',
            })}
          </Typography>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(
  before: number | null,
  level: number | null,
  changedAt: string | null,
) {
  const moved = (level ?? 0) > (before ?? 0) ? 'rose' : 'fell';
  return changedAt
    ? (`maturity.movers.${moved}When` as const)
    : (`maturity.movers.${moved}` as const);
}
