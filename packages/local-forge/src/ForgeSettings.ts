/**
 * What the forge is started with.
 *
 * @public
 */
export interface ForgeSettings {
  /** On the loopback address; 0 takes any free port. */
  port: number;
  /** The directory everything is kept in. */
  home: string;
  token: string;
}
