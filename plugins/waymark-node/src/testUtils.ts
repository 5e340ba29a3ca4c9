/**
 * For the tests of vendor modules: what comes in through their doors, damaged
 * payloads and signatures.
 *
 * @packageDocumentation
 */

export * from './testUtils/collectDoors';
export * from './testUtils/fuzzTranslator';
export * from './testUtils/fuzzWebhook';
export * from './testUtils/mutated';
export * from './testUtils/VendorUnderTest';
export * from './testUtils/verificationCases';
