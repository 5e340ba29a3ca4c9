/**
 * The extension point of the Waymark backend, for modules that add a vendor, facts or
 * maturity frameworks.
 *
 * @packageDocumentation
 */

export * from './EventTranslator';
export * from './extensionPoint';
export * from './FactProvider';
export * from './MaturityFrameworkFile';
export * from './ModelAnnotation';
export * from './RollbackExecutor';
export * from './translating/createCdEvent';
export * from './translating/findCause';
export * from './translating/findUnstorable';
export * from './translating/parseModelRef';
export * from './translating/Payload';
export * from './translating/readTime';
export * from './translating/SharedSecret';
export * from './translating/SignatureKey';
