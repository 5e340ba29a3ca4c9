import { InfoCard } from '@backstage/core-components';
import { WAYMARK_PLATFORM_REF } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { combineQueries, useModelQuery, useWaymarkQuery } from '../../queries';
import { CardState, EmptyNote, Skeleton } from '../common';
import { LevelHistory } from '../ScorecardTab/LevelHistory';
import { Scorecard } from '../ScorecardTab/Scorecard';

/** A team's or the platform's ref, and how it is called. */
export type SubjectScorecardProps = { subjectRef: string; title: string };

/** Where a team or the platform itself stands. */
export function SubjectScorecard(props: SubjectScorecardProps) {
  const { subjectRef, title } = props;
  const t = useTranslate();
  const data = combineQueries({
    standing: useModelQuery(subjectRef, 'getSubjectMaturity'),
    frameworks: useWaymarkQuery('fixed', 'getFrameworks'),
  });
  const models = data.value?.standing.models;
  return (
    <InfoCard
      title={title}
      subheader={
        models === undefined
          ? undefined
          : t('maturity.subject.judgedBy', { count: models })
      }
    >
      <CardState
        data={data}
        what={t('maturity.subject.what')}
        skeleton={
          <>
            <Skeleton height={56} width={320} />
            <Skeleton height={400} />
          </>
        }
        isEmpty={({ standing }) => standing.items.length === 0}
        empty={
          <EmptyNote title={t('maturity.subject.emptyTitle')}>
            {t('maturity.subject.emptyText', {
              key: <code>waymark.maturity</code>,
            })}
          </EmptyNote>
        }
      >
        {({ standing, frameworks }) => (
          <Scorecard
            subjectRef={subjectRef}
            results={standing.items}
            frameworks={frameworks.items}
            owner={subjectRef === WAYMARK_PLATFORM_REF ? undefined : subjectRef}
            onChanged={data.retry}
            historyOf={framework => (
              <LevelHistory
                subjectRef={subjectRef}
                framework={framework}
                note={t('maturity.subject.historyNote')}
              />
            )}
          />
        )}
      </CardState>
    </InfoCard>
  );
}
