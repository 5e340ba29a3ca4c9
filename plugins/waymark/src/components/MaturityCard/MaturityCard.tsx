import { Link } from '@backstage/core-components';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { formatLevel } from '../../format';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import { PartOfCampaigns } from '../Campaigns/PartOfCampaigns';
import { LevelBars } from '../charts/LevelBars';
import {
  CardState,
  EmptyNote,
  LevelChip,
  Skeleton,
  useModelOverview,
} from '../common';
import { ownerOf } from '../Reviews';
import type { Attesting } from '../NextMove/Attesting';
import { levelOf } from '../NextMove/levelOf';
import { lopsidedText } from '../NextMove/lopsidedText';
import { NextMove } from '../NextMove/NextMove';
import { targetWords } from '../NextMove/targetWords';

const useStyles = makeStyles(theme => ({
  level: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  others: { marginTop: theme.spacing(2) },
}));

/** A model's maturity level against its target, by area, with the next move. */
export function MaturityCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const entityPath = useEntityRefLink()(entity);
  const data = useModelOverview(modelRef, ({ maturity }) => maturity);
  return (
    <EntityInfoCard
      title={t('maturityCard.title')}
      footerActions={
        <Link to={`${entityPath}/scorecard`}>{t('maturityCard.open')}</Link>
      }
    >
      <CardState
        data={data}
        what={t('maturityCard.what')}
        skeleton={
          <>
            <Skeleton width="50%" />
            <Skeleton height={160} />
            <Skeleton height={64} />
          </>
        }
        isEmpty={items => items.length === 0}
        empty={
          <EmptyNote title={t('maturityCard.empty.title')}>
            {t('maturityCard.empty.text', {
              key: <code>waymark.maturity</code>,
            })}
          </EmptyNote>
        }
      >
        {items => (
          <>
            <Standing
              results={items}
              attesting={framework => ({
                subjectRef: modelRef,
                owner: ownerOf(entity),
                to: attest =>
                  `${entityPath}/scorecard?${new URLSearchParams({
                    framework,
                    attest,
                  })}`,
                onChanged: data.retry,
              })}
            />
            <PartOfCampaigns modelRef={modelRef} />
          </>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Standing(props: {
  results: MaturityResult[];
  attesting(framework: string): Attesting;
}) {
  const [result, ...others] = props.results;
  const t = useTranslate();
  const classes = useStyles();
  const level = levelOf(result);
  return (
    <>
      <div className={classes.level}>
        {level && <LevelChip level={level} />}
        <Typography variant="body2" component="span" color="textSecondary">
          {targetWords(t, result)} · {result.title}
        </Typography>
      </div>
      <LevelBars
        label={t('maturityCard.byArea', { of: String(result.of) })}
        of={result.of}
        target={result.target}
        bars={result.areas.map(area => ({
          ...area,
          note: t('maturityCard.met', {
            met: String(area.met),
            total: String(area.total),
          }),
        }))}
      />
      {result.lopsided && (
        <Typography variant="body2">{lopsidedText(t, result)}</Typography>
      )}
      <NextMove result={result} attesting={props.attesting(result.framework)} />
      {others.length > 0 && (
        <Typography
          className={classes.others}
          variant="body2"
          color="textSecondary"
        >
          {others
            .map(other => {
              const reached = levelOf(other);
              return `${other.title}: ${
                reached ? formatLevel(t, reached) : targetWords(t, other)
              }`;
            })
            .join(' · ')}
        </Typography>
      )}
    </>
  );
}
