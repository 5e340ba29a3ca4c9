import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Translate, waymarkTranslationRef } from '../translation';

/** Waymark's words in the viewer's language. */
export function useTranslate(): Translate {
  return useTranslationRef(waymarkTranslationRef).t as unknown as Translate;
}
