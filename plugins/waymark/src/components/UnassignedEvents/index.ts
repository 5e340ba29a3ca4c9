export { UnassignedEvents } from './UnassignedEvents';
