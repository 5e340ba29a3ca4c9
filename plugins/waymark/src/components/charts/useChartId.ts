import { useState } from 'react';

let made = 0;

/** An element id no other chart on the page has. React 17 has no `useId`. */
export function useChartId(): string {
  const [id] = useState(() => {
    made += 1;
    return `waymark-chart-${made}`;
  });
  return id;
}
