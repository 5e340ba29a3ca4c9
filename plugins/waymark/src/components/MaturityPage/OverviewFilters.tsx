import { RELATION_PART_OF } from '@backstage/catalog-model';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityFramework } from 'backstage-plugin-waymark-common';
import Chip from '@material-ui/core/Chip';
import { useTranslate } from '../../hooks/useTranslate';
import { FilterSelect } from '../common/filters/FilterSelect';
import { useRelationOptions } from '../common/filters/useRelationOptions';
import { shortRef } from '../../format/shortRef';
import type { MaturityQuery } from '../../hooks/useMaturityQuery';

const TIERS = ['minimal', 'limited', 'high', 'prohibited'] as const;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    marginBottom: theme.spacing(3),
  },
}));

export type OverviewFiltersProps = {
  query: MaturityQuery;
  /** Id of the framework shown */
  framework: string;
  frameworks: MaturityFramework[];
  onChange(change: Partial<Record<keyof MaturityQuery, string>>): void;
};

/** Which framework, which models, and how they are grouped. */
export function OverviewFilters(props: OverviewFiltersProps) {
  const { query, framework, frameworks, onChange } = props;
  const t = useTranslate();
  const classes = useStyles();
  const systems = useRelationOptions(
    RELATION_PART_OF,
    'system',
    query.system ?? '',
  );
  return (
    <Paper variant="outlined" className={classes.root}>
      <TextField
        select
        id="waymark-overview-framework"
        label={t('maturity.filters.framework')}
        value={framework}
        onChange={event => onChange({ framework: event.target.value })}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
      >
        {frameworks
          .filter(({ subject }) => subject === 'model')
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </TextField>
      <FilterSelect
        id="waymark-overview-tier"
        label={t('maturity.filters.riskTier')}
        value={query.tier ?? ''}
        groups={[
          {
            options: TIERS.map(value => ({
              value,
              label: t(`maturity.filters.tier.${value}`),
            })),
          },
        ]}
        onChange={tier => onChange({ tier })}
      />
      <FilterSelect
        id="waymark-overview-system"
        label={t('maturity.filters.system')}
        value={query.system ?? ''}
        groups={[{ options: systems }]}
        onChange={system => onChange({ system })}
      />
      <TextField
        select
        id="waymark-overview-group"
        label={t('maturity.filters.rows')}
        value={query.groupBy ?? ''}
        onChange={event => onChange({ groupBy: event.target.value })}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
      >
        <option value="">{t('maturity.tabs.models')}</option>
        <option value="owner">{t('maturity.filters.owners')}</option>
        <option value="system">{t('maturity.filters.systems')}</option>
        <option value="tier">{t('maturity.filters.tiers')}</option>
      </TextField>
      {query.owner && (
        <Chip
          label={t('maturity.filters.owner', { owner: shortRef(query.owner) })}
          onDelete={() => onChange({ owner: '' })}
        />
      )}
    </Paper>
  );
}
