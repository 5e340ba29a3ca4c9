import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from '../store/jsonFile';
import { ServiceName } from './serviceNames';

/** @public */
export interface KeptVersion {
  version: string;
  command: string;
  /** The name of the folder it was unpacked to. */
  bundle: string;
}

/** @public */
export interface ServiceState extends ServiceName {
  nextBundle: number;
  versions: KeptVersion[];
  live?: { version: string; since: string };
  /** What went live and when, oldest first. */
  history: { version: string; since: string }[];
}

/**
 * What the runtime keeps of one service in one environment.
 *
 * @public
 */
export class ServiceRecord {
  readonly state: ServiceState;
  private readonly folder: string;
  private readonly bundles: string;
  private readonly file: string;

  /** Everything kept under the runtime's directory. */
  static all(home: string): ServiceRecord[] {
    mkdirSync(home, { recursive: true });
    return readdirSync(home).flatMap(service =>
      readdirSync(join(home, service)).map(
        environment => new ServiceRecord(home, { service, environment }),
      ),
    );
  }

  constructor(home: string, name: ServiceName) {
    this.folder = join(home, name.service, name.environment);
    this.bundles = join(this.folder, 'bundles');
    this.file = join(this.folder, 'state.json');
    this.state = readJsonFile<ServiceState>(this.file) ?? {
      ...name,
      nextBundle: 1,
      versions: [],
      history: [],
    };
    this.dropUnfinished();
  }

  version(version: string): KeptVersion | undefined {
    return this.state.versions.find(kept => kept.version === version);
  }

  bundleFolder(bundle: string): string {
    return join(this.bundles, bundle);
  }

  newBundle(): string {
    const bundle = String(this.state.nextBundle);
    this.state.nextBundle += 1;
    this.save();
    return bundle;
  }

  dropBundle(bundle: string): void {
    rmSync(this.bundleFolder(bundle), { recursive: true, force: true });
  }

  /** Remembers that a version serves from now on, and drops what it replaced. */
  wentLive(kept: KeptVersion): void {
    const known = this.version(kept.version);
    if (!known) {
      this.state.versions.push(kept);
    } else if (known.bundle !== kept.bundle) {
      const replaced = known.bundle;
      Object.assign(known, kept);
      this.dropBundle(replaced);
    }
    this.state.live = {
      version: kept.version,
      since: new Date().toISOString(),
    };
    this.state.history.push(this.state.live);
    this.save();
  }

  /** What an interrupted deployment left behind. */
  private dropUnfinished(): void {
    mkdirSync(this.bundles, { recursive: true });
    for (const bundle of readdirSync(this.bundles)) {
      if (!this.state.versions.some(kept => kept.bundle === bundle)) {
        this.dropBundle(bundle);
      }
    }
  }

  private save(): void {
    writeJsonFile(this.file, this.state);
  }
}
