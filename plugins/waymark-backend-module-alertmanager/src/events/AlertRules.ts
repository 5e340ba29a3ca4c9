import type { Config } from '@backstage/config';

/** How labels of an alert are read. */
export type AlertRules = {
  defaultEnvironment: string;
  /** Names of the labels */
  labels: {
    model: string;
    environment: string;
    service: string;
    cause: string;
  };
};

/** Reads `waymark.alertmanager`, each key with its default. */
export function readAlertRules(config: Config): AlertRules {
  const own = config.getOptionalConfig('waymark.alertmanager');
  const labelOf = (name: string) =>
    own?.getOptionalString(`labels.${name}`) ?? name;
  return {
    defaultEnvironment:
      own?.getOptionalString('defaultEnvironment') ?? 'production',
    labels: {
      model: labelOf('model'),
      environment: labelOf('environment'),
      service: labelOf('service'),
      cause: labelOf('cause'),
    },
  };
}
