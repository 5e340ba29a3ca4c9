import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { CardState, Skeleton } from '../common';

const MOST = 8;

/** A model chosen; `unknown` to the catalog and without events so far. */
export type PickedModel = { ref: string; unknown: boolean };

export type ModelPickerProps = {
  value?: PickedModel;
  onChange(model: PickedModel | undefined): void;
};

/** Finds a model by name among those the viewer may see, or names a new one. */
export function ModelPicker(props: ModelPickerProps) {
  const { value, onChange } = props;
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useDebounce(() => setAsked(typed.trim()), 250, [typed]);
  const data = useWaymarkQuery('models', 'getModels', {
    q: asked || undefined,
    limit: MOST,
  });
  return (
    <>
      <TextField
        id="waymark-model-picker"
        label={t('unassigned.picker.find')}
        type="search"
        value={typed}
        onChange={event => {
          setTyped(event.target.value);
          onChange(undefined);
        }}
        fullWidth
        margin="normal"
        variant="outlined"
      />
      <CardState
        data={data}
        what={t('unassigned.picker.models')}
        skeleton={<Skeleton height={120} />}
      >
        {page => {
          const fresh = newRef(asked, page.items);
          return (
            <FormControl component="fieldset" margin="dense">
              <FormLabel component="legend">
                {t('unassigned.picker.model')}
              </FormLabel>
              <RadioGroup
                value={value?.ref ?? ''}
                onChange={event => {
                  const ref = event.target.value;
                  onChange({ ref, unknown: ref === fresh });
                }}
              >
                {page.items.map(model => (
                  <FormControlLabel
                    key={model.ref}
                    value={model.ref}
                    control={<Radio color="primary" />}
                    label={labelOf(t, model)}
                  />
                ))}
                {fresh && (
                  <FormControlLabel
                    value={fresh}
                    control={<Radio color="primary" />}
                    label={t('unassigned.picker.fresh', { ref: fresh })}
                  />
                )}
              </RadioGroup>
              {page.total > page.items.length && (
                <Typography variant="caption" color="textSecondary">
                  {t('unassigned.picker.typeMore', {
                    shown: String(page.items.length),
                    total: String(page.total),
                  })}
                </Typography>
              )}
            </FormControl>
          );
        }}
      </CardState>
    </>
  );
}

function labelOf(
  t: Translate,
  { ref, name, title, inCatalog }: ModelSummary,
): string {
  return t(
    inCatalog ? 'unassigned.picker.known' : 'unassigned.picker.inNoCatalog',
    { name: title ?? name, ref },
  );
}

/** The ref that was typed, where it is a ref and of none of the models found. */
function newRef(typed: string, found: ModelSummary[]): string | undefined {
  if (!/^(model:)?([\w.-]+\/)?[\w.-]+$/i.test(typed)) return undefined;
  const ref = stringifyEntityRef(
    parseEntityRef(typed, {
      defaultKind: 'model',
      defaultNamespace: 'default',
    }),
  );
  return found.some(model => model.ref === ref) ? undefined : ref;
}
