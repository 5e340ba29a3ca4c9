import { Link } from '@backstage/core-components';
import type { MetricEvent } from 'backstage-plugin-waymark-common';
import { Fragment } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useEventPath } from './useEventPath';

/** What an event is to be read with. */
export type RelatedLinksProps = {
  modelRef: string;
  related: MetricEvent['related'];
};

const outside = {
  incident: 'figures.events.ticket',
  rollback: 'figures.events.run',
  deployment: 'figures.events.run',
  approval: 'figures.events.approval',
} as const;

/** What failed it, what it undid, who approved it, each with the way there. */
export function RelatedLinks(props: RelatedLinksProps) {
  const { modelRef, related } = props;
  const t = useTranslate();
  const pathOf = useEventPath(modelRef);
  return (
    <>
      {related.map((each, index) => {
        const { kind, eventId, source, text, url, stale } = each;
        return (
          <Fragment key={`${source} ${eventId}`}>
            {index > 0 && '; '}
            {kind === 'approval' ? text : <Link to={pathOf(each)}>{text}</Link>}
            {stale && ` (${t('figures.events.stale')})`}
            {url && (
              <>
                {', '}
                <Link to={url}>{t(outside[kind])}</Link>
              </>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
