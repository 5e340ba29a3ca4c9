import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RollbackOption } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EnvironmentLabel, RelativeTime } from '../common';

const useStyles = makeStyles(theme => ({
  way: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  list: { margin: theme.spacing(0, 0, 1), paddingLeft: theme.spacing(2.5) },
}));

/** The way back on offer and the version chosen. */
export type RollbackEffectProps = { option: RollbackOption; target?: string };

/** What a rollback will change, before anybody asks for it. */
export function RollbackEffect(props: RollbackEffectProps) {
  const { option, target } = props;
  const t = useTranslate();
  const classes = useStyles();
  const { environment, tier, fromVersion, fromSince, reverts } = option;
  const candidate = option.candidates.find(each => each.version === target);
  return (
    <section aria-label={t('rollback.effect.label')}>
      <div className={classes.way}>
        <EnvironmentLabel environment={environment} tier={tier} />
        {fromVersion && target && (
          <Typography variant="h6" component="span">
            {t(
              target === option.toVersion
                ? 'rollback.effect.wayToLastGood'
                : 'rollback.effect.way',
              { from: fromVersion, to: target },
            )}
          </Typography>
        )}
      </div>
      {option.reason && <Typography gutterBottom>{option.reason}</Typography>}
      {fromVersion && candidate && (
        <ul className={classes.list}>
          <Typography component="li" variant="body2">
            {t(
              fromSince
                ? 'rollback.effect.servesSince'
                : 'rollback.effect.serves',
              {
                environment,
                from: fromVersion,
                since: fromSince ? <RelativeTime at={fromSince} /> : '',
                to: candidate.version,
                lastServed: <RelativeTime at={candidate.lastServedAt} />,
              },
            )}
          </Typography>
          {reverts && (
            <Typography component="li" variant="body2">
              {t(
                tier === 'production'
                  ? 'rollback.effect.revertsProduction'
                  : 'rollback.effect.reverts',
                { version: fromVersion, event: <code>{reverts}</code> },
              )}
            </Typography>
          )}
          {!candidate.good && (
            <Typography component="li" variant="body2">
              {t('rollback.effect.notGood', { version: candidate.version })}
            </Typography>
          )}
          <Typography component="li" variant="body2">
            {t('rollback.effect.platform')}
          </Typography>
        </ul>
      )}
    </section>
  );
}
