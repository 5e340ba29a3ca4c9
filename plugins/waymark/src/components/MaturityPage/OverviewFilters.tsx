import { RELATION_PART_OF } from '@backstage/catalog-model';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityFramework } from 'backstage-plugin-waymark-common';
import Chip from '@material-ui/core/Chip';
import { FilterSelect } from '../common/filters/FilterSelect';
import { useRelationOptions } from '../common/filters/useRelationOptions';
import { shortRef } from '../../format/shortRef';
import type { MaturityQuery } from '../../hooks/useMaturityQuery';

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
        label="Framework"
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
        label="Risk tier"
        value={query.tier ?? ''}
        groups={[
          {
            options: ['minimal', 'limited', 'high', 'prohibited'].map(
              value => ({
                value,
                label: value,
              }),
            ),
          },
        ]}
        onChange={tier => onChange({ tier })}
      />
      <FilterSelect
        id="waymark-overview-system"
        label="System"
        value={query.system ?? ''}
        groups={[{ options: systems }]}
        onChange={system => onChange({ system })}
      />
      <TextField
        select
        id="waymark-overview-group"
        label="Rows"
        value={query.groupBy ?? ''}
        onChange={event => onChange({ groupBy: event.target.value })}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
      >
        <option value="">Models</option>
        <option value="owner">Owners</option>
        <option value="system">Systems</option>
        <option value="tier">Risk tiers</option>
      </TextField>
      {query.owner && (
        <Chip
          label={`Owner: ${shortRef(query.owner)}`}
          onDelete={() => onChange({ owner: '' })}
        />
      )}
    </Paper>
  );
}
