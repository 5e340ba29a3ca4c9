import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { RELATION_PART_OF } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { FilterSelect } from '../common/filters/FilterSelect';
import { bandOptions, gateOptions, tierOptions } from './filterOptions';
import { useFacetOptions } from '../common/filters/useFacetOptions';
import { useLevelOptions } from './useLevelOptions';
import type { ModelsQuery } from './useModelsQuery';
import { useOwnerOptions } from '../common/filters/useOwnerOptions';
import { useRelationOptions } from '../common/filters/useRelationOptions';

const TYPING_MS = 300;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(2),
  },
  search: { flex: '1 1 10rem', maxWidth: '20rem' },
}));

export type ModelsFiltersProps = { query: ModelsQuery };

/** Search and filters above the table; what they hold is in the URL. */
export function ModelsFilters(props: ModelsFiltersProps) {
  const { filters, filtered, setFilter, clearFilters } = props.query;
  const classes = useStyles();
  const t = useTranslate();
  const owners = useOwnerOptions(filters.owner);
  const systems = useRelationOptions(
    RELATION_PART_OF,
    'system',
    filters.system,
  );
  const tags = useFacetOptions('metadata.tags', filters.tag);
  const levels = useLevelOptions(filters.level);
  const [text, setText] = useState(filters.q);

  useEffect(() => setText(filters.q), [filters.q]);
  useDebounce(
    () => {
      if (text !== filters.q) setFilter('q', text);
    },
    TYPING_MS,
    [text],
  );

  return (
    <div role="search" aria-label={t('models.title')} className={classes.root}>
      <TextField
        id="waymark-models-q"
        className={classes.search}
        label={t('models.filter.search')}
        placeholder={t('models.filter.placeholder')}
        type="search"
        value={text}
        InputLabelProps={{ shrink: true }}
        onChange={event => setText(event.target.value)}
      />
      <FilterSelect
        id="waymark-models-owner"
        label={t('models.filter.owner')}
        value={filters.owner}
        groups={[{ options: owners }]}
        onChange={value => setFilter('owner', value)}
      />
      <FilterSelect
        id="waymark-models-system"
        label={t('models.filter.system')}
        value={filters.system}
        groups={[{ options: systems }]}
        onChange={value => setFilter('system', value)}
      />
      <FilterSelect
        id="waymark-models-tag"
        label={t('models.filter.tag')}
        value={filters.tag}
        groups={[{ options: tags }]}
        onChange={value => setFilter('tag', value)}
      />
      <FilterSelect
        id="waymark-models-tier"
        label={t('models.filter.riskTier')}
        value={filters.tier}
        groups={[{ options: tierOptions(t) }]}
        onChange={value => setFilter('tier', value)}
      />
      <FilterSelect
        id="waymark-models-level"
        label={t('models.filter.level')}
        value={filters.level}
        groups={[{ options: levels }]}
        onChange={value => setFilter('level', value)}
      />
      <FilterSelect
        id="waymark-models-band"
        label={t('models.filter.band')}
        value={filters.band}
        groups={bandOptions(t)}
        onChange={value => setFilter('band', value)}
      />
      <FilterSelect
        id="waymark-models-gate"
        label={t('models.filter.gate')}
        value={filters.gate}
        groups={[{ options: gateOptions(t) }]}
        onChange={value => setFilter('gate', value)}
      />
      <Button size="small" disabled={!filtered} onClick={clearFilters}>
        {t('models.filter.clear')}
      </Button>
    </div>
  );
}
