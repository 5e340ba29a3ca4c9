import { useSearchParams } from 'react-router-dom';

/** What of the scorecard is shown, as it stands in the URL. */
export type ScorecardQuery = {
  framework?: string;
  onlyMissing: boolean;
  setFramework(framework: string): void;
  setOnlyMissing(only: boolean): void;
};

export function useScorecardQuery(): ScorecardQuery {
  const [params, setParams] = useSearchParams();
  const change = (name: string, value: string | undefined) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return {
    framework: params.get('framework') ?? undefined,
    onlyMissing: params.get('show') === 'missing',
    setFramework: framework => change('framework', framework),
    setOnlyMissing: only => change('show', only ? 'missing' : undefined),
  };
}
