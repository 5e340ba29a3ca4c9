import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type {
  CriterionResult,
  MaturityFramework,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
import { lopsidedText } from '../NextMove/lopsidedText';
import { MoveAction } from '../NextMove/MoveAction';
import { NextMove } from '../NextMove/NextMove';
import { Attestations } from './Attestations';
import { isMissing } from './isMissing';
import { LevelSection } from './LevelSection';
import { ScorecardControls } from './ScorecardControls';
import { useScorecardQuery } from './useScorecardQuery';
import { WhatIfNote } from './WhatIfNote';

const NONE: ReadonlySet<string> = new Set();

/** Results of one model, team or platform, and the frameworks in use. */
export type ScorecardProps = {
  subjectRef: string;
  results: MaturityResult[];
  frameworks: MaturityFramework[];
  /** Entity ref of whom to ask for a review unless somebody else is chosen */
  owner?: string;
  /** Somebody attested, asked for it, or withdrew either */
  onChanged(): void;
  historyOf?(framework: MaturityFramework): ReactNode;
};

/** Criteria of the chosen framework by level and area, and what can be done. */
export function Scorecard(props: ScorecardProps) {
  const { subjectRef, results, frameworks, owner } = props;
  const { onChanged, historyOf } = props;
  const t = useTranslate();
  const [ticks, setTicks] = useState<Record<string, ReadonlySet<string>>>({});
  const { pathname, search } = useLocation();
  const query = useScorecardQuery();
  const result =
    results.find(each => each.framework === query.framework) ?? results[0];
  const framework = frameworks.find(each => each.id === result.framework);
  const levels = [...new Set(result.criteria.map(({ level }) => level))].sort(
    (a, b) => a - b,
  );
  // Two frameworks may have criteria of one id
  const ticked = ticks[result.framework] ?? NONE;
  const setTicked = (next: ReadonlySet<string>) =>
    setTicks({ ...ticks, [result.framework]: next });
  const toggle = (criterion: string) => {
    const next = new Set(ticked);
    if (!next.delete(criterion)) next.add(criterion);
    setTicked(next);
  };
  return (
    <>
      <ScorecardControls results={results} result={result} />
      {framework && (
        <Typography variant="caption" color="textSecondary" component="p">
          {t('scorecard.source', {
            framework: framework.title,
            version: String(framework.version),
            source: framework.source.url ? (
              <Link to={framework.source.url} underline="always">
                {framework.source.title}
              </Link>
            ) : (
              framework.source.title
            ),
          })}
        </Typography>
      )}
      {result.lopsided && (
        <Typography variant="body2">{lopsidedText(t, result)}</Typography>
      )}
      <NextMove
        result={result}
        attesting={{
          subjectRef,
          owner,
          to: attest => {
            const next = new URLSearchParams(search);
            next.set('framework', result.framework);
            next.set('attest', attest);
            return `${pathname}?${next}`;
          },
          onChanged,
        }}
      />
      {query.whatIf && framework && (
        <WhatIfNote
          framework={framework}
          result={result}
          ticked={ticked}
          onClear={() => setTicked(NONE)}
        />
      )}
      {query.onlyMissing && !result.criteria.some(isMissing) && (
        <Typography>{t('scorecard.nothingMissing')}</Typography>
      )}
      {levels.map(level => {
        const step = framework?.levels.find(each => each.level === level);
        return (
          <LevelSection
            key={level}
            subjectRef={subjectRef}
            level={level}
            title={step?.title ?? ''}
            summary={step?.summary}
            areas={result.areas}
            criteria={result.criteria.filter(each => each.level === level)}
            onlyMissing={query.onlyMissing}
            guidance={step}
            ticked={ticked}
            onTick={query.whatIf ? toggle : undefined}
            actionsOf={criterion => (
              <>
                {isMissing(criterion) && (
                  <MoveAction result={result} criterion={criterion} />
                )}
                {isAttestable(criterion) && (
                  <Attestations
                    subjectRef={subjectRef}
                    framework={result.framework}
                    criterion={criterion}
                    owner={owner}
                    onChanged={onChanged}
                  />
                )}
              </>
            )}
          />
        );
      })}
      {framework && historyOf?.(framework)}
    </>
  );
}

/** Nobody is asked for what does not apply; what was asked of them before stays to be taken back. */
function isAttestable({ question, result, reviews }: CriterionResult) {
  return question && (result !== 'notApplicable' || reviews.length > 0);
}
