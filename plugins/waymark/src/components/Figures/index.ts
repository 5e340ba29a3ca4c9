export { FigureDrawer } from './FigureDrawer';
export type { FigureDrawerProps } from './FigureDrawer';
export { FigureSheet } from './FigureSheet';
