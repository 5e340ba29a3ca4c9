import { useTheme } from '@material-ui/core/styles';
import type { CampaignState } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette, type StatusName } from '../../palette';
import { ToneChip } from '../common';

const STATUS: Record<CampaignState, StatusName> = {
  active: 'running',
  reached: 'ok',
  overdue: 'failed',
  closed: 'waiting',
};

/** How a campaign stands, in a word. */
export function CampaignStateChip({ state }: { state: CampaignState }) {
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  return (
    <ToneChip tone={status[STATUS[state]]}>
      {t(`campaigns.state.${state}`)}
    </ToneChip>
  );
}
