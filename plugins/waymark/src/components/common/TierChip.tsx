import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircleOutline';
import HelpIcon from '@material-ui/icons/HelpOutline';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import { useTheme } from '@material-ui/core/styles';
import type { RiskTierName } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { ToneChip } from './ToneChip';

const ICONS = {
  minimal: CheckCircleIcon,
  limited: InfoIcon,
  high: WarningIcon,
  prohibited: BlockIcon,
  none: HelpIcon,
};

export type TierChipProps = {
  tier: RiskTierName | null | undefined;
  tooltip?: string;
};

/** A model's risk tier: minimal, limited, high or prohibited. */
export function TierChip(props: TierChipProps) {
  const { tier, tooltip } = props;
  const t = useTranslate();
  const { tier: tones } = waymarkPalette(useTheme());
  const name = tier && tier in tones ? tier : 'none';
  const Icon = ICONS[name];
  return (
    <ToneChip
      tone={tones[name]}
      tooltip={tooltip}
      icon={<Icon aria-hidden fontSize="inherit" />}
    >
      {t(`common.tier.${name}`)}
    </ToneChip>
  );
}
