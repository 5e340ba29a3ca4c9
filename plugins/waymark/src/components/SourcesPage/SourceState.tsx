import { useTheme } from '@material-ui/core/styles';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { ToneChip } from '../common';
import { endWords } from './endWords';

/** How long before its end a token is warned of, milliseconds. */
const SOON = 14 * 86_400_000;

export type SourceStateProps = {
  source: Pick<Source, 'state' | 'expiresAt' | 'claim'>;
};

/** Whether a source may speak, and does, and whether its token ends soon. */
export function SourceState(props: SourceStateProps) {
  const { state, expiresAt, claim } = props.source;
  const t = useTranslate();
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
      <ToneChip tone={tones[state]} tooltip={t(`sources.stateHint.${state}`)}>
        {t(`sources.state.${state}`)}
      </ToneChip>
      {!isOver && claim && (
        <>
          {' '}
          <ToneChip
            tone={status.waiting}
            tooltip={t('sources.claim.hint', { owner: claim.owner })}
          >
            {t('sources.claim.label')}
          </ToneChip>
        </>
      )}
      {!isOver && endsSoon && (
        <>
          {' '}
          <ToneChip tone={status.waiting} tooltip={t('sources.renewHint')}>
            {endWords(t, expiresAt)}
          </ToneChip>
        </>
      )}
    </>
  );
}
