export { formatDuration } from './formatDuration';
export { formatFigure } from './formatFigure';
export { formatFrequency } from './formatFrequency';
export { formatLevel } from './formatLevel';
export { formatPercent } from './formatPercent';
export { formatExact, formatRelative, formatSince } from './formatTime';
export { metricTitle } from './metricTitle';
export { shortRef } from './shortRef';
