import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, EmptyNote, Skeleton } from '../common';
import { ownerOf } from '../Reviews';
import { LevelHistory } from './LevelHistory';
import { Scorecard } from './Scorecard';

/** Every criterion of a framework: met or not, why, and what to do. */
export function ScorecardTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const api = useApi(waymarkApiRef);
  const data = useModelData(modelRef, async () => {
    const [maturity, frameworks] = await Promise.all([
      api.getMaturity(modelRef),
      api.getFrameworks(),
    ]);
    return { results: maturity.items, frameworks: frameworks.items };
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
        isEmpty={({ results }) => results.length === 0}
        empty={
          <EmptyNote title="Not assessed">
            No maturity framework is in use. Name one under{' '}
            <code>waymark.maturity</code> in the portal’s configuration.
          </EmptyNote>
        }
      >
        {({ results, frameworks }) => (
          <Scorecard
            subjectRef={modelRef}
            results={results}
            frameworks={frameworks}
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
