import { Session, type Profiler } from 'node:inspector/promises';
import type { Knex } from 'knex';
import { ITSELF, nameWork } from './nameWork';
import { StatementClock, type StatementTime } from './StatementClock';

/** What a backend spent on what. Times in milliseconds. */
export type ProfileResult = {
  /** Time of the backend's thread, by kind of work */
  work: Record<string, number>;
  statements: StatementTime[];
};

/** Samples the process's own stacks, and times its statements. */
export class Profile {
  static async start(knex: Knex): Promise<Profile> {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    return new Profile(session, StatementClock.start(knex));
  }

  private constructor(
    private readonly session: Session,
    private readonly clock: StatementClock,
  ) {}

  async stop(): Promise<ProfileResult> {
    const { profile } = await this.session.post('Profiler.stop');
    this.session.disconnect();
    return {
      work: addUp(profile),
      statements: this.clock.stop(),
    };
  }
}

/** Each sample counts for the innermost frame whose work has a name. */
function addUp(profile: Profiler.Profile): Record<string, number> {
  const parents = new Map<number, Profiler.ProfileNode>();
  const nodes = new Map(profile.nodes.map(node => [node.id, node]));
  for (const node of profile.nodes) {
    for (const child of node.children ?? []) parents.set(child, node);
  }
  const named = new Map<number, string>();
  const nameOf = (node: Profiler.ProfileNode): string => {
    let name = named.get(node.id) ?? nameWork(node.callFrame);
    if (!name) {
      const parent = parents.get(node.id);
      name = parent ? nameOf(parent) : 'anything else';
    }
    named.set(node.id, name);
    return name;
  };
  const work: Record<string, number> = {};
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const name = nameOf(nodes.get(id)!);
    const micros = profile.timeDeltas?.[index] ?? 0;
    work[name] = (work[name] ?? 0) + micros / 1000;
  }
  delete work[ITSELF];
  return work;
}
