import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityOverview } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';

const useStyles = makeStyles(theme => {
  const { chart } = waymarkPalette(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { padding: theme.spacing(0.5, 0) },
    track: { height: theme.spacing(1), background: chart.track },
    bar: { height: '100%', background: chart.line },
  };
});

/** How many models stand at which level. */
export function Distribution(props: { overview: MaturityOverview }) {
  const { distribution, belowTarget, total } = props.overview;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {t('maturity.distribution.below', {
          below: String(belowTarget),
          total: String(total),
        })}
      </Typography>
      <ul
        className={classes.list}
        aria-label={t('maturity.distribution.label')}
      >
        {distribution.map(({ level, title, models }) => (
          <li key={level} className={classes.row}>
            <Typography variant="body2">
              {level} · {title}: {models}
            </Typography>
            <div className={classes.track} aria-hidden>
              <div
                className={classes.bar}
                style={{ width: `${total ? (models / total) * 100 : 0}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
