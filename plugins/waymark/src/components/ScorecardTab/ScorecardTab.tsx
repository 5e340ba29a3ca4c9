import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { useTranslate } from '../../hooks/useTranslate';
import { combineQueries, useModelQuery, useWaymarkQuery } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { CardState, EmptyNote, Skeleton } from '../common';
import { ownerOf } from '../Reviews';
import { LevelHistory } from './LevelHistory';
import { Scorecard } from './Scorecard';

/** Every criterion of a framework: met or not, why, and what to do. */
export function ScorecardTab() {
  const t = useTranslate();
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const data = combineQueries({
    maturity: useModelQuery(modelRef, 'getMaturity'),
    frameworks: useWaymarkQuery('fixed', 'getFrameworks'),
  });
  return (
    <EntityInfoCard title={t('scorecard.title')}>
      <CardState
        data={data}
        what={t('scorecard.what')}
        skeleton={
          <>
            <Skeleton height={56} width={320} />
            <Skeleton height={400} />
          </>
        }
        isEmpty={({ maturity }) => maturity.items.length === 0}
        empty={
          <EmptyNote title={t('scorecard.empty.title')}>
            {t('scorecard.empty.text', { key: <code>waymark.maturity</code> })}
          </EmptyNote>
        }
      >
        {({ maturity, frameworks }) => (
          <Scorecard
            subjectRef={modelRef}
            results={maturity.items}
            frameworks={frameworks.items}
            owner={ownerOf(entity)}
            onChanged={data.retry}
            historyOf={framework => (
              <LevelHistory subjectRef={modelRef} framework={framework} />
            )}
          />
        )}
      </CardState>
    </EntityInfoCard>
  );
}
