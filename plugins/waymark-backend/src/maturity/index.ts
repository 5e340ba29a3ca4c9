export * from './DefaultMaturityService';
export * from './Framework';
export * from './MaturityService';
