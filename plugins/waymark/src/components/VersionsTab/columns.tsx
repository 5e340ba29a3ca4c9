import type { Translate } from '../../translation';
import { type Column, RelativeTime } from '../common';

/** When something happened. */
export function whenColumn<Row extends { at: string }>(
  t: Translate,
): Column<Row> {
  return {
    title: t('versions.page.when'),
    cell: ({ at }) => <RelativeTime at={at} />,
  };
}

/** The digest that something is bound to. */
export function digestColumn<Row extends { digest: string | null }>(
  t: Translate,
): Column<Row> {
  return {
    title: t('versions.page.digest'),
    cell: ({ digest }) => (digest ? <code>{digest}</code> : '–'),
  };
}
