const passedOn = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'PIP_INDEX_URL',
  'PIP_CERT',
];

/**
 * The environment of a process that must not see the forge's own: the search
 * path, the language and the way to the network, with a home of its own.
 *
 * @public
 */
export function childEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = { HOME: home };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) {
      env[name] = value;
    }
  }
  const noProxy = [
    process.env.NO_PROXY ?? process.env.no_proxy,
    'localhost',
    '127.0.0.1',
  ]
    .filter(Boolean)
    .join(',');
  return { ...env, NO_PROXY: noProxy, no_proxy: noProxy };
}
