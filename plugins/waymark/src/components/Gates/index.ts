export { GatesCard, type GatesCardProps } from './GatesCard';
