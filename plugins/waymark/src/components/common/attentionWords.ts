import {
  type AttentionCode,
  attentionCodes,
  type ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** What needs attention, by its code; the API's English for a code unknown here. */
export function attentionWords(
  t: Translate,
  attention: ModelSummary['attention'][number],
): string {
  const { code, parameters = {}, text } = attention;
  if (!isKnown(code)) return text;
  const { count, ...others } = parameters;
  return t(`common.attention.${code}`, {
    ...Object.fromEntries(
      Object.entries(others).map(([name, value]) => [name, String(value)]),
    ),
    count: Number(count ?? 0),
  });
}

function isKnown(code: string | undefined): code is AttentionCode {
  return attentionCodes.some(known => known === code);
}
