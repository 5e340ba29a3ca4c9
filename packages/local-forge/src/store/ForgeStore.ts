import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ForgePaths } from './ForgePaths';
import { readJsonFile, writeJsonFile } from './jsonFile';
import { DeploymentRow, PipelineRow, ProjectRow } from './rows';

/** @public */
export interface NamespaceRow {
  id: number;
  path: string;
}

function readRows<T>(directory: string): T[] {
  mkdirSync(directory, { recursive: true });
  return readdirSync(directory)
    .filter(name => name.endsWith('.json'))
    .map(name => readJsonFile<T>(join(directory, name))!);
}

/**
 * All the forge knows, held in memory and written through to one JSON file a
 * row, so that a start after any kind of end finds what was last saved.
 *
 * @public
 */
export class ForgeStore {
  private readonly projectRows = new Map<number, ProjectRow>();
  private readonly pipelineRows = new Map<number, PipelineRow>();
  private readonly deploymentRows = new Map<number, DeploymentRow>();
  private readonly counters: Record<string, number>;
  private readonly namespaceRows: NamespaceRow[];

  static open(home: string): ForgeStore {
    mkdirSync(home, { recursive: true });
    return new ForgeStore(new ForgePaths(home));
  }

  private constructor(readonly paths: ForgePaths) {
    this.counters = readJsonFile(paths.counters) ?? {};
    this.namespaceRows = readJsonFile(paths.namespaces) ?? [];
    mkdirSync(paths.projects, { recursive: true });
    for (const name of readdirSync(paths.projects)) {
      const project = readJsonFile<ProjectRow>(paths.projectFile(Number(name)));
      if (project) {
        this.projectRows.set(project.id, project);
        for (const row of readRows<PipelineRow>(paths.pipelines(project.id))) {
          this.pipelineRows.set(row.id, row);
        }
        for (const row of readRows<DeploymentRow>(
          paths.deployments(project.id),
        )) {
          this.deploymentRows.set(row.id, row);
        }
      }
    }
  }

  nextId(kind: string): number {
    const id = (this.counters[kind] ?? 0) + 1;
    this.counters[kind] = id;
    writeJsonFile(this.paths.counters, this.counters);
    return id;
  }

  ensureNamespace(path: string): NamespaceRow {
    const known = this.namespaceRows.find(row => row.path === path);
    if (known) {
      return known;
    }
    const row = { id: this.nextId('namespace'), path };
    this.namespaceRows.push(row);
    writeJsonFile(this.paths.namespaces, this.namespaceRows);
    return row;
  }

  namespaces(): NamespaceRow[] {
    return [...this.namespaceRows];
  }

  projects(): ProjectRow[] {
    return [...this.projectRows.values()].sort((a, b) => b.id - a.id);
  }

  /** Finds a project by its number or its `group/name`. */
  project(idOrPath: number | string): ProjectRow | undefined {
    return typeof idOrPath === 'string' && !/^\d+$/.test(idOrPath)
      ? this.projects().find(
          row =>
            `${row.namespace}/${row.path}`.toLocaleLowerCase('en-US') ===
            idOrPath.toLocaleLowerCase('en-US'),
        )
      : this.projectRows.get(Number(idOrPath));
  }

  saveProject(row: ProjectRow): void {
    this.projectRows.set(row.id, row);
    writeJsonFile(this.paths.projectFile(row.id), row);
  }

  deleteProject(row: ProjectRow): void {
    this.projectRows.delete(row.id);
    for (const pipeline of this.pipelines(row.id)) {
      this.pipelineRows.delete(pipeline.id);
    }
    for (const deployment of this.deployments(row.id)) {
      this.deploymentRows.delete(deployment.id);
    }
    rmSync(this.paths.project(row.id), { recursive: true, force: true });
  }

  /** A project's pipelines, newest first. */
  pipelines(projectId: number): PipelineRow[] {
    return [...this.pipelineRows.values()]
      .filter(row => row.projectId === projectId)
      .sort((a, b) => b.id - a.id);
  }

  pipeline(id: number): PipelineRow | undefined {
    return this.pipelineRows.get(id);
  }

  savePipeline(row: PipelineRow): void {
    row.updatedAt = new Date().toISOString();
    this.pipelineRows.set(row.id, row);
    writeJsonFile(
      join(this.paths.pipelines(row.projectId), `${row.id}.json`),
      row,
    );
  }

  /** A project's deployments, newest first. */
  deployments(projectId: number): DeploymentRow[] {
    return [...this.deploymentRows.values()]
      .filter(row => row.projectId === projectId)
      .sort((a, b) => b.id - a.id);
  }

  saveDeployment(row: DeploymentRow): void {
    row.updatedAt = new Date().toISOString();
    this.deploymentRows.set(row.id, row);
    writeJsonFile(
      join(this.paths.deployments(row.projectId), `${row.id}.json`),
      row,
    );
  }
}
