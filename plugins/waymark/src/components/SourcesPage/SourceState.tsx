import { useTheme } from '@material-ui/core/styles';
import type { Source } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { ToneChip } from '../common';
import { endWords } from './endWords';

const HINTS: Record<Source['state'], string> = {
  active: 'Heard of in the last 30 days',
  quiet: 'Not heard of for much longer than it used to be',
  silent: 'Not heard of for 30 days, or never',
  expired: 'Its token is refused until it is renewed',
  revoked: 'Its token is refused',
};

/** How long before its end a token is warned of, milliseconds. */
const SOON = 14 * 86_400_000;

export type SourceStateProps = {
  source: Pick<Source, 'state' | 'expiresAt' | 'claim'>;
};

/** Whether a source may speak, and does, and whether its token ends soon. */
export function SourceState(props: SourceStateProps) {
  const { state, expiresAt, claim } = props.source;
  const { status } = waymarkPalette(useTheme());
  const tones = {
    active: status.ok,
    quiet: status.waiting,
    silent: status.waiting,
    expired: status.failed,
    revoked: status.failed,
  };
  const isOver = state === 'expired' || state === 'revoked';
  const endsSoon =
    expiresAt !== null && Date.parse(expiresAt) - Date.now() <= SOON;
  return (
    <>
      <ToneChip tone={tones[state]} tooltip={HINTS[state]}>
        {state}
      </ToneChip>
      {!isOver && claim && (
        <>
          {' '}
          <ToneChip
            tone={status.waiting}
            tooltip={`Its token ends soon, unless the model appears in the catalog with the owner ${claim.owner}`}
          >
            waits for its model
          </ToneChip>
        </>
      )}
      {!isOver && endsSoon && (
        <>
          {' '}
          <ToneChip
            tone={status.waiting}
            tooltip="Renew it and give the new token to whoever sends with it"
          >
            {endWords(expiresAt)}
          </ToneChip>
        </>
      )}
    </>
  );
}
