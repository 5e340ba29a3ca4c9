import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  waymarkCatalogGraphModule,
  waymarkCatalogModule,
} from 'backstage-plugin-waymark/alpha';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

export default createApp({
  features: [
    catalogPlugin,
    waymarkCatalogModule,
    waymarkCatalogGraphModule,
    homeModule,
    navModule,
  ],
});
