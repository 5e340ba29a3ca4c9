import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { CreatedSource } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DEFAULT_DAYS, endAfter, TokenEndField } from './TokenEndField';

const FIELDS = [
  {
    name: 'name',
    label: 'sources.create.name',
    help: 'sources.create.nameHelp',
    required: true,
  },
  {
    name: 'eventSource',
    label: 'sources.create.eventSource',
    help: 'sources.create.eventSourceHelp',
    required: true,
  },
  {
    name: 'models',
    label: 'sources.create.models',
    help: 'sources.create.modelsHelp',
  },
  {
    name: 'types',
    label: 'sources.create.types',
    help: 'sources.create.typesHelp',
  },
] as const;

type Field = (typeof FIELDS)[number]['name'];

export type NewSourceFormProps = {
  onCreated(source: CreatedSource): void;
  onClose(): void;
};

/** What a source is called, and what it may say. */
export function NewSourceForm(props: NewSourceFormProps) {
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [values, setValues] = useState<Record<Field, string>>({
    name: '',
    eventSource: '',
    models: '',
    types: '',
  });
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const models = linesOf(values.models)?.map(toModelRef);
      const types = linesOf(values.types);
      props.onCreated(
        await api.createSource({
          name: values.name.trim(),
          eventSource: values.eventSource.trim(),
          ...(models && { models }),
          ...(types && { types }),
          expiresAt: endAfter(days),
        }),
      );
    } catch (failure) {
      setError(toError(failure));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={send} aria-label={t('sources.create.title')}>
      <DialogContent>
        {FIELDS.map(field => (
          <TextField
            key={field.name}
            id={`waymark-source-${field.name}`}
            label={t(field.label)}
            helperText={t(field.help)}
            value={values[field.name]}
            onChange={({ target }) =>
              setValues(known => ({ ...known, [field.name]: target.value }))
            }
            required={'required' in field}
            multiline={!('required' in field)}
            fullWidth
            margin="dense"
            variant="outlined"
          />
        ))}
        <TokenEndField days={days} onChange={setDays} />
        {error && (
          <Typography role="alert" color="error">
            {t('sources.create.failed', { reason: error.message })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('sources.create.cancel')}</Button>
        <Button
          type="submit"
          color="primary"
          variant="contained"
          disabled={busy || !values.name.trim() || !values.eventSource.trim()}
        >
          {t('sources.create.make')}
        </Button>
      </DialogActions>
    </form>
  );
}

function linesOf(text: string): string[] | undefined {
  const lines = text.split('\n').flatMap(line => line.trim() || []);
  return lines.length > 0 ? lines : undefined;
}

/** @throws Error when it is none */
function toModelRef(text: string): string {
  return stringifyEntityRef(
    parseEntityRef(text, { defaultKind: 'model', defaultNamespace: 'default' }),
  );
}
