export { MaturityCard } from './MaturityCard';
