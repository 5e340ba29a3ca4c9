import { useTheme } from '@material-ui/core/styles';
import MetIcon from '@material-ui/icons/CheckCircleOutline';
import NotMetIcon from '@material-ui/icons/HighlightOff';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import ExpiredIcon from '@material-ui/icons/Schedule';
import NotApplicableIcon from '@material-ui/icons/RemoveCircleOutline';
import type { CriterionResult } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type StatusName, waymarkPalette } from '../../palette';
import { ToneChip } from '../common';

const looks: Record<
  CriterionResult['result'],
  { Icon: typeof MetIcon; status: StatusName }
> = {
  met: { Icon: MetIcon, status: 'ok' },
  notMet: { Icon: NotMetIcon, status: 'failed' },
  expired: { Icon: ExpiredIcon, status: 'failed' },
  unknown: { Icon: UnknownIcon, status: 'waiting' },
  notApplicable: { Icon: NotApplicableIcon, status: 'waiting' },
};

/** What became of a criterion. */
export type CriterionResultChipProps = { result: CriterionResult['result'] };

/** A criterion's result as icon and word. */
export function CriterionResultChip(props: CriterionResultChipProps) {
  const t = useTranslate();
  const { Icon, status } = looks[props.result];
  const tones = waymarkPalette(useTheme()).status;
  return (
    <ToneChip
      tone={tones[status]}
      icon={<Icon aria-hidden fontSize="inherit" />}
    >
      {t(`scorecard.result.${props.result}`)}
    </ToneChip>
  );
}
