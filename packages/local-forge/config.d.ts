export interface Config {
  localForge?: {
    /** The port of the local forge on the loopback address. Default: 3999 */
    port?: number;
  };
}
