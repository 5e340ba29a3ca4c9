export { ForecastCard } from './ForecastCard';
