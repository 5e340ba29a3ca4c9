export interface Config {
  waymark?: {
    gitlab?: {
      /**
       * Secret tokens GitLab's webhooks may send as X-Gitlab-Token. Two while
       * one is being replaced. Without any, every GitLab webhook is refused.
       *
       * @deepVisibility secret
       */
      webhookTokens?: string[];
    };
  };
}
