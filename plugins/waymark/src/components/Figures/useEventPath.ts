import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { eventAnchor, type EventName } from '../common/table/eventAnchor';

/** Leads to a deployment or an incident of a model on its Deployments tab. */
export function useEventPath(modelRef: string): (event: EventName) => string {
  const entityPath = useEntityRefLink()(modelRef);
  return event => `${entityPath}/deployments?window=365d#${eventAnchor(event)}`;
}
