import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import { Link } from '@backstage/core-components';
import type { ModelDetail } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';

const useStyles = makeStyles(theme => ({
  denied: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    borderRadius: theme.shape.borderRadius,
  },
}));

export type GovernanceNotesProps = {
  model: Pick<ModelDetail, 'controls' | 'deniedIn' | 'live'>;
  /** Path of the model's page */
  path: string;
};

/** What the board asks first: is it live against a gate, and which controls lack. */
export function GovernanceNotes(props: GovernanceNotesProps) {
  const { controls, deniedIn, live } = props.model;
  const { path } = props;
  const t = useTranslate();
  const classes = useStyles();
  const { text: color, background } = waymarkPalette(useTheme()).band.low;
  const missing = controls ? controls.total - controls.met : 0;
  return (
    <>
      {deniedIn.map(environment => (
        <Typography
          key={environment}
          component="div"
          variant="body2"
          className={classes.denied}
          style={{ color, background }}
        >
          <BlockIcon aria-hidden fontSize="small" />
          <span>
            {t('atAGlance.denied', {
              environment,
              version:
                live.find(one => one.environment === environment)?.version ??
                '',
            })}{' '}
            <Link to={`${path}/deployments`} underline="always" color="inherit">
              {t('atAGlance.decisions')}
            </Link>
          </span>
        </Typography>
      ))}
      {controls && (
        <Typography variant="body2" component="p">
          <Link to={`${path}/scorecard?framework=risk-controls`}>
            {t('atAGlance.controls', {
              met: String(controls.met),
              total: String(controls.total),
            })}
          </Link>
          {missing > 0 && (
            <>
              {', '}
              <strong>
                {t('atAGlance.controlsMissing', { count: missing })}
              </strong>
            </>
          )}
        </Typography>
      )}
    </>
  );
}
