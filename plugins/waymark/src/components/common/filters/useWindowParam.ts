import {
  DEFAULT_WINDOW,
  type DeliveryWindow,
  deliveryWindows,
} from './deliveryWindows';
import { useUrlParam } from './useUrlParam';

/** The window chosen, kept in the URL. */
export function useWindowParam(): [
  window: DeliveryWindow,
  set: (window: DeliveryWindow) => void,
] {
  const [value, set] = useUrlParam('window');
  const known = deliveryWindows.find(window => window === value);
  return [known ?? DEFAULT_WINDOW, set];
}
