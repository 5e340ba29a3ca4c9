export { QuickCheckCard } from './QuickCheckCard';
