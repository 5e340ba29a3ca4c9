import { useUrlParam } from '../DeliveryCard/useUrlParam';

/** What of the scorecard is shown, as it stands in the URL. */
export type ScorecardQuery = {
  framework?: string;
  onlyMissing: boolean;
  setFramework(framework: string): void;
  setOnlyMissing(only: boolean): void;
};

export function useScorecardQuery(): ScorecardQuery {
  const [framework, setFramework] = useUrlParam('framework');
  const [show, setShow] = useUrlParam('show');
  return {
    framework,
    onlyMissing: show === 'missing',
    setFramework,
    setOnlyMissing: only => setShow(only ? 'missing' : undefined),
  };
}
