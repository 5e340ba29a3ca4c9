import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import type { ModelEntity } from 'backstage-plugin-waymark-common';
import { EmptyNote, FactList, RelativeTime, TierChip } from '../common';
import { PersonOrGroup } from '../common/PersonOrGroup';
import { RiskAnswers } from './RiskAnswers';

const GPAI = {
  no: 'no',
  gpai: 'yes',
  'gpai-systemic': 'yes, with systemic risk',
} as const;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), justifyItems: 'start' },
  facts: { justifySelf: 'stretch' },
}));

/** A model's risk tier with why, who set it and when, as the catalog has it. */
export function RiskCard() {
  const classes = useStyles();
  const { entity } = useEntity<ModelEntity>();
  const risk = entity.spec?.risk;

  if (!risk) {
    const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
    return (
      <EntityInfoCard title="Risk">
        <EmptyNote
          title="This model has no risk tier"
          action={
            editUrl ? { label: 'Edit the entity', to: editUrl } : undefined
          }
        >
          Put <code>spec.risk</code> into its catalog-info.yaml: the tier, the
          rationale, who set it and when.
        </EmptyNote>
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard title="Risk">
      <div className={classes.root}>
        <TierChip tier={risk.tier} />
        <Typography variant="body2">{risk.rationale}</Typography>
        <div className={classes.facts}>
          <FactList
            facts={[
              { term: 'Set by', value: <PersonOrGroup name={risk.setBy} /> },
              { term: 'Set', value: <RelativeTime at={risk.setAt} /> },
              ...(risk.gpai
                ? [{ term: 'General-purpose model', value: GPAI[risk.gpai] }]
                : []),
            ]}
          />
        </div>
        {risk.answers && <RiskAnswers answers={risk.answers} />}
      </div>
    </EntityInfoCard>
  );
}
