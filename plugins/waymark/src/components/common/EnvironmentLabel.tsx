import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { ToneChip } from './ToneChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    whiteSpace: 'nowrap',
    gap: theme.spacing(0.75),
  },
}));

export type EnvironmentLabelProps = {
  environment: string;
  tier: EnvironmentTier;
};

/** An environment by name, with its tier where the name does not say it. */
export function EnvironmentLabel(props: EnvironmentLabelProps) {
  const { environment, tier } = props;
  const classes = useStyles();
  const t = useTranslate();
  const { environment: tones } = waymarkPalette(useTheme());
  if (environment.toLocaleLowerCase('en-US') === tier) {
    return <ToneChip tone={tones[tier]}>{environment}</ToneChip>;
  }
  return (
    <span className={classes.root}>
      {environment}{' '}
      <ToneChip tone={tones[tier]}>{t(`common.environment.${tier}`)}</ToneChip>
    </span>
  );
}
