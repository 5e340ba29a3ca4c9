import { useUrlParam } from '../common/filters/useUrlParam';

/** The criterion whose attestation form is open, as it stands in the URL. */
export function useAttestParam() {
  const [criterion, set] = useUrlParam('attest');
  return { criterion, set };
}
