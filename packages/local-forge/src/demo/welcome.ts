/**
 * What a newcomer is told once there is something to see.
 *
 * @public
 */
export function welcome(options: {
  portalUrl: string;
  forgeUrl: string;
  /** Undefined when it is one people chose themselves, which is not shown. */
  token: string | undefined;
}): string {
  const { portalUrl, forgeUrl, token = '<token>' } = options;
  return `
  Waymark is ready: ${portalUrl}

  1. Open Models: recorded deliveries of made-up models, with figures explained.
  2. Create > Tabular classifier makes a model of your own; its first pipeline
     trains it and deploys it on this machine.
  3. Clone its repository, change something and push: git clone
     ${forgeUrl.replace('://', `://oauth2:${token}@`)}/models/<name>.git
  4. On the model's page, press Roll back and watch the former version return.

  Repositories and pipelines: ${forgeUrl}    Stop everything: Ctrl-C
`;
}
