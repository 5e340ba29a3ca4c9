import { useUrlParam } from '../common/filters/useUrlParam';

/** What of the scorecard is shown, as it stands in the URL. */
export type ScorecardQuery = {
  framework?: string;
  onlyMissing: boolean;
  whatIf: boolean;
  setFramework(framework: string): void;
  setOnlyMissing(only: boolean): void;
  setWhatIf(on: boolean): void;
};

export function useScorecardQuery(): ScorecardQuery {
  const [framework, setFramework] = useUrlParam('framework');
  const [show, setShow] = useUrlParam('show');
  const [mode, setMode] = useUrlParam('mode');
  return {
    framework,
    onlyMissing: show === 'missing',
    setFramework,
    whatIf: mode === 'what-if',
    setWhatIf: on => setMode(on ? 'what-if' : undefined),
    setOnlyMissing: only => setShow(only ? 'missing' : undefined),
  };
}
