import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import type { ModelEntity } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EmptyNote, FactList, RelativeTime, TierChip } from '../common';
import { PersonOrGroup } from '../common/PersonOrGroup';
import { RiskAnswers } from './RiskAnswers';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), justifyItems: 'start' },
  facts: { justifySelf: 'stretch' },
}));

/** A model's risk tier with why, who set it and when, as the catalog has it. */
export function RiskCard() {
  const t = useTranslate();
  const classes = useStyles();
  const { entity } = useEntity<ModelEntity>();
  const risk = entity.spec?.risk;

  if (!risk) {
    const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
    return (
      <EntityInfoCard title={t('risk.title')}>
        <EmptyNote
          title={t('risk.empty.title')}
          action={
            editUrl ? { label: t('risk.empty.edit'), to: editUrl } : undefined
          }
        >
          {t('risk.empty.text', { field: <code>spec.risk</code> })}
        </EmptyNote>
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard title={t('risk.title')}>
      <div className={classes.root}>
        <TierChip tier={risk.tier} />
        <Typography variant="body2">{risk.rationale}</Typography>
        <div className={classes.facts}>
          <FactList
            facts={[
              {
                term: t('risk.setBy'),
                value: <PersonOrGroup name={risk.setBy} />,
              },
              { term: t('risk.set'), value: <RelativeTime at={risk.setAt} /> },
              ...(risk.gpai
                ? [
                    {
                      term: t('risk.gpai.label'),
                      value: t(`risk.gpai.${risk.gpai}`),
                    },
                  ]
                : []),
            ]}
          />
        </div>
        {risk.answers && <RiskAnswers answers={risk.answers} />}
      </div>
    </EntityInfoCard>
  );
}
