import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { combineQueries, useModelQuery, useWaymarkQuery } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { CardState, EmptyNote, Skeleton } from '../common';
import { ownerOf } from '../Reviews';
import { LevelHistory } from './LevelHistory';
import { Scorecard } from './Scorecard';

/** Every criterion of a framework: met or not, why, and what to do. */
export function ScorecardTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const data = combineQueries({
    maturity: useModelQuery(modelRef, 'getMaturity'),
    frameworks: useWaymarkQuery('fixed', 'getFrameworks'),
  });
  return (
    <EntityInfoCard title="Scorecard">
      <CardState
        data={data}
        what="the scorecard"
        skeleton={
          <>
            <Skeleton height={56} width={320} />
            <Skeleton height={400} />
          </>
        }
        isEmpty={({ maturity }) => maturity.items.length === 0}
        empty={
          <EmptyNote title="Not assessed">
            No maturity framework is in use. Name one under{' '}
            <code>waymark.maturity</code> in the portal’s configuration.
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
