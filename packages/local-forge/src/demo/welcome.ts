/**
 * What a newcomer is told once there is something to see.
 *
 * @public
 */
export function welcome(portalUrl: string, forgeUrl: string): string {
  return `
  Waymark is ready: ${portalUrl}

  1. Open Models: recorded deliveries of made-up models, with figures explained.
  2. Create > Tabular classifier makes a model of your own; its first pipeline
     trains it and deploys it on this machine.
  3. Clone its repository, change something and push: git clone
     ${forgeUrl.replace('://', '://oauth2:<token>@')}/models/<name>.git
     (the token is waymark-local-forge, unless you set WAYMARK_FORGE_TOKEN).
  4. On the model's page, press Roll back and watch the former version return.

  Repositories and pipelines: ${forgeUrl}    Stop everything: Ctrl-C
`;
}
