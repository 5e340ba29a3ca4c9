import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import DenyIcon from '@material-ui/icons/Block';
import AllowIcon from '@material-ui/icons/CheckCircleOutline';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { ToneChip } from './ToneChip';

export type GateOutcomeProps = Pick<GateDecision, 'outcome'>;

/** What a gate said. */
export function GateOutcome(props: GateOutcomeProps) {
  const { outcome } = props;
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const Icon = outcome === 'allow' ? AllowIcon : DenyIcon;
  return (
    <ToneChip
      tone={outcome === 'allow' ? status.ok : status.failed}
      icon={<Icon aria-hidden fontSize="inherit" />}
    >
      {t(`gates.outcome.${outcome}`)}
    </ToneChip>
  );
}

export type UnmetRulesProps = Pick<GateDecision, 'unmet'>;

/** Every rule that stood in the way, and what meets it. */
export function UnmetRules(props: UnmetRulesProps) {
  const { unmet } = props;
  const t = useTranslate();
  if (unmet.length === 0) return <>{t('gates.nothing')}</>;
  return (
    <>
      {unmet.map(rule => (
        <div key={rule.id}>
          {rule.title}
          <Typography variant="body2" color="textSecondary">
            {rule.reason} {rule.todo}
          </Typography>
        </div>
      ))}
    </>
  );
}
