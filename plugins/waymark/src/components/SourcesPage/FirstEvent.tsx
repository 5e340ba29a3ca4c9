import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { useTheme } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { Source } from 'backstage-plugin-waymark-common';
import CheckIcon from '@material-ui/icons/CheckCircleOutlined';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import type { Translate } from '../../translation';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatRelative } from '../../format';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { ToneChip } from '../common';
import { refusedOf } from './sourceWords';

const ASK_MS = 2_000;

export type FirstEventProps = { source: Source };

/** Waits for the first event of a source, and says when it is there. */
export function FirstEvent(props: FirstEventProps) {
  const { source } = props;
  const api = useApi(waymarkApiRef);
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const [polled, setPolled] = useState(source);
  const [error, setError] = useState<Error>();
  const latest = polled.totals.accepted > 0 ? polled : source;
  const { lastHeardAt, totals } = latest;
  useInterval(
    () => {
      api.getSource(source.id).then(
        answer => {
          setPolled(answer);
          setError(undefined);
        },
        failure => setError(toError(failure)),
      );
    },
    totals.accepted > 0 ? null : ASK_MS,
  );
  if (totals.accepted > 0 && lastHeardAt) {
    return (
      <div role="status">
        <ToneChip tone={status.ok} icon={<CheckIcon aria-hidden />}>
          {t('sources.first.heard', { when: formatRelative(t, lastHeardAt) })}
        </ToneChip>
      </div>
    );
  }
  return (
    <div role="status">
      <ToneChip tone={status.waiting} icon={<HourglassIcon aria-hidden />}>
        {waitingWords(t, polled, error)}
      </ToneChip>
    </div>
  );
}

function waitingWords(t: Translate, { totals }: Source, error?: Error): string {
  if (error) return t('sources.first.failed', { reason: error.message });
  return refusedOf(totals) > 0
    ? t('sources.first.refused')
    : t('sources.first.waiting');
}
