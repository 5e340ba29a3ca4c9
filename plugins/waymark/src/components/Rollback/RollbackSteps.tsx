import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import RunningIcon from '@material-ui/icons/Autorenew';
import type { RollbackStep } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type StatusName, waymarkPalette } from '../../palette';
import { RelativeTime } from '../common';

const looks: Record<
  RollbackStep['state'],
  { Icon: typeof DoneIcon; status: StatusName }
> = {
  done: { Icon: DoneIcon, status: 'ok' },
  failed: { Icon: FailedIcon, status: 'failed' },
  running: { Icon: RunningIcon, status: 'running' },
  waiting: { Icon: WaitingIcon, status: 'waiting' },
};

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(2, 0), padding: 0 },
  step: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
  },
}));

/** Steps in the order they are taken. */
export type RollbackStepsProps = { steps: RollbackStep[] };

/** What has been done of a rollback, what is running, what is still to come. */
export function RollbackSteps(props: RollbackStepsProps) {
  const t = useTranslate();
  const classes = useStyles();
  const { status: tones } = waymarkPalette(useTheme());
  return (
    <ol className={classes.list} aria-label={t('rollback.progress.steps')}>
      {props.steps.map((step, index) => {
        const { Icon, status } = looks[step.state];
        return (
          // Steps of a pipeline may share a name, their places are their own
          <li key={`${index} ${step.name}`} className={classes.step}>
            <Icon aria-hidden style={{ color: tones[status].text }} />
            <Typography component="span">
              {step.url ? <Link to={step.url}>{step.name}</Link> : step.name}
            </Typography>
            <Typography variant="body2" component="span" color="textSecondary">
              {t(`rollback.progress.step.${step.state}`)}
              {step.at && (
                <>
                  {' · '}
                  <RelativeTime at={step.at} />
                </>
              )}
            </Typography>
          </li>
        );
      })}
    </ol>
  );
}
