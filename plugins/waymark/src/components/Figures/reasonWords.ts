import type { Translate } from '../../translation';
import { figuresMessages } from './messages';

/** An exclusion's reason in words, with what to do where something can be done. */
export function reasonWords(t: Translate, reason: string): string {
  if (isKnown(reason)) return t(`figures.reason.${reason}`);
  // A reason this version does not know yet: `someReason` reads "some reason"
  return /\s/.test(reason)
    ? reason
    : reason.replace(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase('en-US');
}

function isKnown(
  reason: string,
): reason is keyof typeof figuresMessages.reason {
  return reason in figuresMessages.reason;
}
