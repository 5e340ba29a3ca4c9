import { useTheme } from '@material-ui/core/styles';
import type { Source } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { ToneChip } from '../common';

const HINTS: Record<Source['state'], string> = {
  active: 'Heard of in the last 30 days',
  quiet: 'Not heard of for much longer than it used to be',
  silent: 'Not heard of for 30 days, or never',
  revoked: 'Its token is refused',
};

export type SourceStateProps = { state: Source['state'] };

/** Whether a source may speak, and does. */
export function SourceState(props: SourceStateProps) {
  const { state } = props;
  const { status } = waymarkPalette(useTheme());
  const tones = {
    active: status.ok,
    quiet: status.waiting,
    silent: status.waiting,
    revoked: status.failed,
  };
  return (
    <ToneChip tone={tones[state]} tooltip={HINTS[state]}>
      {state}
    </ToneChip>
  );
}
