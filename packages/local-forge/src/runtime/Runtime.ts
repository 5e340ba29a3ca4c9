import { mkdirSync } from 'node:fs';
import { NotFoundError } from '@backstage/errors';
import { ForgeLog } from '../ForgeLog';
import { childEnvironment } from '../process/childEnvironment';
import { Service } from './Service';
import { safeServiceName, safeVersion, ServiceName } from './serviceNames';
import { KeptVersion, ServiceRecord } from './ServiceRecord';
import { unpackBundle } from './unpackBundle';
import { UnhealthyError } from './UnhealthyError';

/** @public */
export interface RuntimeOptions {
  home: string;
  processHome: string;
  baseUrl: string;
  log: ForgeLog;
  python: () => Promise<string>;
}

/** @public */
export interface ServiceStatus extends ServiceName {
  version: string;
  url: string;
  since: string;
}

/**
 * Runs services on this machine: it keeps every version it was given and
 * serves one of them in each environment.
 *
 * @public
 */
export class Runtime {
  private readonly services = new Map<string, Service>();

  constructor(private readonly options: RuntimeOptions) {
    mkdirSync(options.processHome, { recursive: true });
    for (const record of ServiceRecord.all(options.home)) {
      const { service, environment } = record.state;
      this.services.set(`${service}/${environment}`, this.serviceFor(record));
    }
  }

  /** Starts again everything that was live. */
  restore(): void {
    for (const service of this.services.values()) {
      service.restore();
    }
  }

  /**
   * Deploys a new version, or a known one anew.
   *
   * @throws UnhealthyError when it did not become healthy
   */
  async deploy(
    name: ServiceName,
    version: string,
    command: string,
    bundle: Buffer,
  ): Promise<ServiceStatus> {
    safeVersion(version);
    const service = this.ensure(name);
    return service.inTurn(async () => {
      const folder = service.record.newBundle();
      try {
        await unpackBundle(bundle, service.record.bundleFolder(folder));
        return await this.bringUp(service, {
          version,
          command,
          bundle: folder,
        });
      } catch (error) {
        service.record.dropBundle(folder);
        throw error;
      }
    });
  }

  /**
   * Serves a version that is kept.
   *
   * @throws NotFoundError when it is not kept
   * @throws UnhealthyError when it did not become healthy
   */
  async activate(name: ServiceName, version: string): Promise<ServiceStatus> {
    const service = this.find(name);
    return service.inTurn(async () => {
      const kept = service.record.version(safeVersion(version));
      if (!kept) {
        throw new NotFoundError(
          `Version ${version} of ${name.service} is not kept in ${name.environment}`,
        );
      }
      return this.bringUp(service, kept);
    });
  }

  /** @throws NotFoundError when nothing was deployed there */
  status(name: ServiceName): ServiceStatus & { versions: string[] } {
    const service = this.find(name);
    return {
      ...this.statusOf(service),
      versions: service.record.state.versions.map(kept => kept.version),
    };
  }

  /** Where the live version listens, undefined while none does. */
  port(name: ServiceName): number | undefined {
    return this.services.get(`${name.service}/${name.environment}`)?.port;
  }

  async close(): Promise<void> {
    await Promise.all([...this.services.values()].map(s => s.close()));
  }

  private ensure(name: ServiceName): Service {
    const { service, environment } = safeServiceName(name);
    const key = `${service}/${environment}`;
    let found = this.services.get(key);
    if (!found) {
      found = this.serviceFor(
        new ServiceRecord(this.options.home, { service, environment }),
      );
      this.services.set(key, found);
    }
    return found;
  }

  private find(name: ServiceName): Service {
    const found = this.services.get(`${name.service}/${name.environment}`);
    if (!found?.record.state.live) {
      throw new NotFoundError(
        `Nothing was deployed as ${name.service} in ${name.environment}`,
      );
    }
    return found;
  }

  private async bringUp(
    service: Service,
    kept: KeptVersion,
  ): Promise<ServiceStatus> {
    const result = await service.switchTo(kept);
    if (!result.healthy) {
      throw new UnhealthyError(kept.version, result.output);
    }
    return this.statusOf(service);
  }

  private statusOf(service: Service): ServiceStatus {
    const { service: name, environment, live } = service.record.state;
    return {
      service: name,
      environment,
      version: live!.version,
      url: `${this.options.baseUrl}/runtime/${name}/${environment}`,
      since: live!.since,
    };
  }

  private serviceFor(record: ServiceRecord): Service {
    const { log, processHome, python } = this.options;
    return new Service({
      record,
      log,
      environmentOf: async kept => ({
        ...childEnvironment(processHome),
        MODEL_VERSION: kept.version,
        SERVICE_NAME: record.state.service,
        SERVICE_ENVIRONMENT: record.state.environment,
        WAYMARK_PYTHON: await python(),
        PYTHONUNBUFFERED: '1',
      }),
    });
  }
}
