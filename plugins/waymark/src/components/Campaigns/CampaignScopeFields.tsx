import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import {
  WAYMARK_API_VERSION,
  type RiskTierName,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { shortRef } from '../../format/shortRef';
import { FilterSelect } from '../common/filters/FilterSelect';
import { useOwnerOptions } from '../common/filters/useOwnerOptions';
import type { CampaignForm } from './campaignForm';

const TIERS: RiskTierName[] = ['minimal', 'limited', 'high', 'prohibited'];
const [SYSTEM, TAG] = ['relations.partOf', 'metadata.tags'];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginTop: theme.spacing(1),
  },
  tiers: { width: '100%' },
}));

export type CampaignScopeFieldsProps = {
  form: CampaignForm;
  onChange(change: Partial<CampaignForm>): void;
};

/** Risk tiers, owner, system and tag that narrow a campaign; new models that fit join by themselves. */
export function CampaignScopeFields(props: CampaignScopeFieldsProps) {
  const { form, onChange } = props;
  const t = useTranslate();
  const { tiers, scopeOwner, system, tag } = form;
  const classes = useStyles();
  const owners = useOwnerOptions(scopeOwner);
  const catalogApi = useApi(catalogApiRef);
  const { value: facets } = useCachedQuery({
    key: ['fixed', 'facets', SYSTEM, TAG],
    load: () =>
      catalogApi.getEntityFacets({
        filter: { kind: 'Model', apiVersion: WAYMARK_API_VERSION },
        facets: [SYSTEM, TAG],
      }),
  });
  // What is chosen already stays even where the catalog does not answer
  const valuesOf = (facet: string, chosen: string) => {
    const known = facets?.facets[facet]?.map(({ value }) => value) ?? [];
    return [...new Set([...known, ...(chosen ? [chosen] : [])])].sort();
  };
  return (
    <div className={classes.root}>
      <FormControl component="fieldset" className={classes.tiers}>
        <FormLabel component="legend">{t('campaigns.form.tiers')}</FormLabel>
        <FormGroup row>
          {TIERS.map(tier => (
            <FormControlLabel
              key={tier}
              label={t(`campaigns.tier.${tier}`)}
              control={
                <Checkbox
                  color="primary"
                  checked={tiers.includes(tier)}
                  onChange={(_, checked) =>
                    onChange({
                      tiers: TIERS.filter(each =>
                        each === tier ? checked : tiers.includes(each),
                      ),
                    })
                  }
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
      <FilterSelect
        id="waymark-campaign-scope-owner"
        label={t('campaigns.form.owner')}
        value={scopeOwner}
        groups={[{ options: owners }]}
        onChange={value => onChange({ scopeOwner: value })}
      />
      <FilterSelect
        id="waymark-campaign-system"
        label={t('campaigns.form.system')}
        value={system}
        groups={[
          {
            options: valuesOf(SYSTEM, system).map(value => ({
              value,
              label: shortRef(value),
            })),
          },
        ]}
        onChange={value => onChange({ system: value })}
      />
      <FilterSelect
        id="waymark-campaign-tag"
        label={t('campaigns.form.tag')}
        value={tag}
        groups={[
          {
            options: valuesOf(TAG, tag).map(value => ({ value, label: value })),
          },
        ]}
        onChange={value => onChange({ tag: value })}
      />
    </div>
  );
}
