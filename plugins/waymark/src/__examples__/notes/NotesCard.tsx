import { useCallback } from 'react';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { InfoCard, Progress, WarningPanel } from '@backstage/core-components';
import { ResponseError } from '@backstage/errors';
import { useEntity } from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import useAsync from 'react-use/esm/useAsync';

type Note = { id: string; at: string; by: string; text: string };

/** What people wrote on a model, newest first. */
export function NotesCard() {
  const { entity } = useEntity();
  const { value, loading, error } = useAsync(useNotes(), [entity]);
  return (
    <InfoCard title="Notes">
      {loading && <Progress />}
      {error && <WarningPanel title="Could not load the notes" />}
      {value?.length === 0 && 'Nobody wrote a note yet.'}
      <List aria-label="Notes">
        {value?.map(({ id, by, text }) => (
          <ListItem key={id} disableGutters>
            <ListItemText primary={text} secondary={by} />
          </ListItem>
        ))}
      </List>
    </InfoCard>
  );
}

function useNotes(): () => Promise<Note[]> {
  const { entity } = useEntity();
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  return useCallback(async () => {
    const { kind, metadata } = entity;
    const namespace = metadata.namespace ?? 'default';
    const path = [kind.toLocaleLowerCase('en-US'), namespace, metadata.name];
    const base = await discovery.getBaseUrl('waymark');
    const response = await fetch(`${base}/models/${path.join('/')}/notes`);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    const { items } = await response.json();
    return items;
  }, [discovery, entity, fetch]);
}
