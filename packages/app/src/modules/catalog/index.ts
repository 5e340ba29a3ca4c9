export { catalogModule } from './catalogModule';
export { graphModule } from './graphModule';
