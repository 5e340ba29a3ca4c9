/** @public */
export type ForgeLog = (message: string) => void;

/**
 * Writes to standard output, one line a message, marked as the forge's.
 *
 * @public
 */
export function logToStdout(message: string): void {
  process.stdout.write(`${new Date().toISOString()} local-forge ${message}\n`);
}
