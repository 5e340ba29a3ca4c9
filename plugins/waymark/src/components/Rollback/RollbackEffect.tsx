import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RollbackOption } from 'backstage-plugin-waymark-common';
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
  const classes = useStyles();
  const { environment, tier, fromVersion, fromSince, reverts } = option;
  const candidate = option.candidates.find(each => each.version === target);
  return (
    <section aria-label="What will change">
      <div className={classes.way}>
        <EnvironmentLabel environment={environment} tier={tier} />
        {fromVersion && target && (
          <Typography variant="h6" component="span">
            {fromVersion} → {target}
            {target === option.toVersion ? ' (last known good)' : ''}
          </Typography>
        )}
      </div>
      {option.reason && <Typography gutterBottom>{option.reason}</Typography>}
      {fromVersion && candidate && (
        <ul className={classes.list}>
          <Typography component="li" variant="body2">
            {environment} serves {fromVersion}
            {fromSince && (
              <>
                {' since '}
                <RelativeTime at={fromSince} />
              </>
            )}
            . It will serve {candidate.version} again, which last served here{' '}
            <RelativeTime at={candidate.lastServedAt} />.
          </Typography>
          {reverts && (
            <Typography component="li" variant="body2">
              The deployment of {fromVersion} is undone (event{' '}
              <code>{reverts}</code>)
              {tier === 'production'
                ? ' and counts as failed: change fail rate, recovery time and rework rate follow.'
                : '.'}
            </Typography>
          )}
          {!candidate.good && (
            <Typography component="li" variant="body2">
              {candidate.version} itself was rolled back or caused an incident
              before.
            </Typography>
          )}
          <Typography component="li" variant="body2">
            The platform’s own rollback job does it. The rollback is done when
            the platform’s own event has come in.
          </Typography>
        </ul>
      )}
    </section>
  );
}
