import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import { useCachedQuery } from '../../queries';
import { CardState, Skeleton } from '../common';

const MOST = 8;
// As the catalog stores them, in lower case
const NAMES = ['metadata.name', 'metadata.title', 'spec.profile.displayname'];

export type ReviewerPickerProps = {
  /** Entity ref of the user or group chosen */
  value?: string;
  /** Entity ref of whom to offer before anything is typed */
  owner?: string;
  onChange(reviewer: string): void;
};

/** Finds a user or a group of the catalog by name. */
export function ReviewerPicker(props: ReviewerPickerProps) {
  const { value, owner, onChange } = props;
  const t = useTranslate();
  const catalog = useApi(catalogApiRef);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useDebounce(() => setAsked(typed.trim()), 250, [typed]);
  const data = useCachedQuery({
    key: ['fixed', t('reviews.picker.what'), asked],
    load: () =>
      catalog.queryEntities({
        filter: { kind: ['User', 'Group'] },
        ...(asked ? { fullTextFilter: { term: asked, fields: NAMES } } : {}),
        limit: MOST,
      }),
  });
  return (
    <>
      <TextField
        id="waymark-reviewer-picker"
        label={t('reviews.picker.find')}
        type="search"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        fullWidth
        margin="normal"
        variant="outlined"
      />
      <CardState
        data={data}
        what={t('reviews.picker.what')}
        permission="catalog.entity.read"
        skeleton={<Skeleton height={120} />}
      >
        {({ items, totalItems }) => {
          const found = new Map(
            items.map(entity => [stringifyEntityRef(entity), labelOf(entity)]),
          );
          // The owner first; it and the choice stand there whatever is typed
          const chosen = found.has(value!) ? undefined : value;
          const refs = new Set([owner, chosen, ...found.keys()]);
          refs.delete(undefined);
          const nameOf = (ref: string) => {
            const name = found.get(ref) ?? ref;
            return ref === owner ? t('reviews.picker.owner', { name }) : name;
          };
          return (
            <FormControl component="fieldset" margin="dense" required>
              <FormLabel component="legend">
                {t('reviews.picker.whom')}
              </FormLabel>
              <RadioGroup
                value={value ?? ''}
                onChange={event => onChange(event.target.value)}
              >
                {[...refs].map(ref => (
                  <FormControlLabel
                    key={ref}
                    value={ref}
                    control={<Radio color="primary" />}
                    label={nameOf(ref!)}
                  />
                ))}
              </RadioGroup>
              <Typography variant="caption" color="textSecondary">
                {countText(t, items.length, totalItems)}
              </Typography>
            </FormControl>
          );
        }}
      </CardState>
    </>
  );
}

function labelOf(entity: Entity): string {
  const { profile } = (entity.spec ?? {}) as {
    profile?: { displayName?: string };
  };
  const { title, name } = entity.metadata;
  const called = profile?.displayName ?? title ?? name;
  return `${called} (${stringifyEntityRef(entity)})`;
}

function countText(t: Translate, shown: number, total: number): string {
  if (total === 0) return t('reviews.picker.nobody');
  return total > shown
    ? t('reviews.picker.typeMore', {
        shown: String(shown),
        total: String(total),
      })
    : '';
}
