import { mockApis } from '@backstage/test-utils';
import { type Translate, waymarkTranslationRef } from '../translation';

/** The English words, for functions that take `t`. Components get theirs from the test app. */
export const t: Translate = englishWords();

function englishWords(): Translate {
  const words = mockApis.translation().getTranslation(waymarkTranslationRef);
  if (!words.ready) throw new Error('The English words are not there');
  return words.t as unknown as Translate;
}
