export { FigureDrawer } from './FigureDrawer';
export type { FigureDrawerProps } from './FigureDrawer';
