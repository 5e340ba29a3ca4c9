import { useSearchParams } from 'react-router-dom';

/** One parameter of the URL and how to change it; without a value it goes away. */
export function useUrlParam(
  name: string,
): [value: string | undefined, set: (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string | undefined) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [params.get(name) ?? undefined, set];
}
