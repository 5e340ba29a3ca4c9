export { waymarkCatalogGraphModule } from './alpha/catalogGraphModule';
export { waymarkCatalogModule } from './alpha/catalogModule';
export { default } from './alpha/plugin';
export { waymarkTranslationRef } from './translation';
