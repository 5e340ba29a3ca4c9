/**
 * What stands for "no commit" on the wire.
 *
 * @public
 */
export const noCommit = '0'.repeat(40);
