export interface Config {
  waymark?: {
    github?: {
      /**
       * Secrets GitHub's webhooks are signed with. Two while one is being
       * replaced. Without any, every GitHub webhook is refused.
       *
       * @deepVisibility secret
       */
      webhookSecrets?: string[];
      /** Label that makes an issue an incident; default `incident` */
      incidentLabel?: string;
    };
  };
}
