export interface Config {
  waymark?: {
    argocd?: {
      /**
       * Secrets the notifications may send as X-Waymark-Secret. Two while one
       * is being replaced. Without any, every notification is refused.
       *
       * @deepVisibility secret
       */
      secrets?: string[];
      /**
       * Base URL of Argo CD; the events' source. Without it the source is
       * /argocd.
       */
      baseUrl?: string;
      /**
       * Environment by namespace deployed to, for applications that name none
       * in waymark.dev/environment. A namespace that is not listed is an
       * environment of its own name.
       */
      environments?: { [namespace: string]: string };
    };
  };
}
