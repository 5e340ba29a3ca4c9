export interface Config {
  localForge?: {
    /** The port of the local forge on the loopback address. Default: 3999 */
    port?: number;
    /**
     * The one token the local forge accepts, made for this installation.
     * @visibility secret
     */
    token?: string;
  };
}
