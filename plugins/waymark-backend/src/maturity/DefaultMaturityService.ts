import type { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  MaturityFramework,
  MaturityResult,
  ModelLevel,
} from 'backstage-plugin-waymark-common';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import { factRegistry } from '../facts/factRegistry';
import { gatherFactLinks } from '../facts/gatherFactLinks';
import { gatherFacts } from '../facts/gatherFacts';
import { gatherGroupFacts } from '../facts/gatherGroupFacts';
import { assess } from './assess';
import type { Framework, FrameworkEdition } from './Framework';
import { linkFacts } from './linkFacts';
import { loadFrameworks } from './loadFrameworks';
import type {
  AssessGroupOptions,
  AssessModelOptions,
  JudgeModelOptions,
  MaturityService,
} from './MaturityService';
import { toModelLevel } from './toModelLevel';

const DEFAULT_PRIMARY = 'delivery-standard';

/** Judges by frameworks loaded once; keeps nothing and does no I/O after that. */
export class DefaultMaturityService implements MaturityService {
  /**
   * Reads `waymark.maturity.primary` and `waymark.maturity.frameworks`.
   *
   * @param options - `providedFacts`: definitions of fact providers' facts;
   *   `providedFrameworks`: what modules bring, each with the module's name
   * @throws InputError when a framework is faulty, with its place named
   */
  static fromConfig(
    config: Config,
    options: {
      providedFacts?: FactDefinition[];
      providedFrameworks?: { data: unknown; module: string }[];
    } = {},
  ): DefaultMaturityService {
    const key = 'waymark.maturity.frameworks';
    const extra = config.getOptional<unknown[]>(key) ?? [];
    const definitions: FactDefinition[] = [...factRegistry];
    for (const fact of options.providedFacts ?? []) {
      if (definitions.some(({ name }) => name === fact.name)) {
        throw new InputError(`Two sources define the fact "${fact.name}"`);
      }
      definitions.push(fact);
    }
    return DefaultMaturityService.create({
      frameworks: loadFrameworks({
        definitions,
        extra: [
          ...(options.providedFrameworks ?? []).map(({ data, module }) => ({
            data,
            place: `A framework of ${module}`,
          })),
          ...extra.map((data, index) => ({ data, place: `${key}[${index}]` })),
        ],
      }),
      primary: config.getOptionalString('waymark.maturity.primary'),
    });
  }

  static create(options: {
    frameworks: Framework[];
    primary?: string;
  }): DefaultMaturityService {
    const { frameworks, primary = DEFAULT_PRIMARY } = options;
    const first = frameworks.find(({ id }) => id === primary);
    if (first?.subject !== 'model' || !first.merged) {
      throw new InputError(
        `waymark.maturity.primary: no framework "${primary}" judges a model by one level`,
      );
    }
    return new DefaultMaturityService(first, [
      first,
      ...frameworks.filter(framework => framework !== first),
    ]);
  }

  private constructor(
    private readonly primary: Framework,
    private readonly frameworks: Framework[],
  ) {}

  listFrameworks(): MaturityFramework[] {
    return this.frameworks.map(
      ({ id, version, title, subject, merged, levels, areas, source }) => ({
        id,
        version,
        title,
        subject,
        merged,
        levels,
        areas,
        source,
      }),
    );
  }

  listEditions(): FrameworkEdition[] {
    return this.frameworks.map(({ id, version, subject, digest }) => ({
      id,
      version,
      subject,
      digest,
    }));
  }

  assessModel(
    options: AssessModelOptions,
    framework?: string,
  ): MaturityResult[] {
    const facts = { ...options.providedFacts, ...gatherFacts(options) };
    const { now, rows } = options;
    const { attestations, reviews } = rows;
    const links = gatherFactLinks(options);
    return this.judgeModel(
      { facts, attestations, reviews, now },
      framework,
    ).map(result => linkFacts(result, links));
  }

  judgeModel(
    { facts, attestations, reviews, now }: JudgeModelOptions,
    framework?: string,
  ): MaturityResult[] {
    return this.#judging('model', framework).map(one =>
      assess(one, facts, { attestations, reviews, now }),
    );
  }

  assessGroup(
    subject: 'team' | 'platform',
    options: AssessGroupOptions,
    framework?: string,
  ): MaturityResult[] {
    const facts = gatherGroupFacts(options.models);
    const { attestations, reviews, now } = options;
    return this.#judging(subject, framework).map(one =>
      assess(one, facts, { attestations, reviews, now }),
    );
  }

  findAttested(
    subject: Framework['subject'],
    named: { framework: string; criterion: string },
  ): { question: string; expiresAfter: string } {
    const framework = this.frameworks.find(({ id }) => id === named.framework);
    const criterion = framework?.criteria.find(
      ({ id }) => id === named.criterion,
    );
    if (framework?.subject !== subject || criterion?.kind !== 'attested') {
      throw new InputError(
        `Nobody is asked to attest ${named.criterion} of ${named.framework} for a ${subject}`,
      );
    }
    return criterion.attested!;
  }

  hasCriterion(
    subject: Framework['subject'],
    named: { framework: string; criterion: string },
  ): boolean {
    const found = this.frameworks.find(({ id }) => id === named.framework);
    return (
      found?.subject === subject &&
      found.criteria.some(({ id }) => id === named.criterion)
    );
  }

  listCriteria(
    framework: string,
  ): { id: string; title: string; todo: string }[] {
    const found = this.frameworks.find(({ id }) => id === framework);
    return found?.criteria ?? [];
  }

  #judging(subject: Framework['subject'], framework?: string): Framework[] {
    const asked = this.frameworks.filter(
      one =>
        one.subject === subject &&
        (framework === undefined || one.id === framework),
    );
    if (!asked.length) {
      throw new NotFoundError(
        `No framework "${framework}" judges a ${subject}`,
      );
    }
    return asked;
  }

  levelOfModel(options: AssessModelOptions): ModelLevel {
    return toModelLevel(this.assessModel(options, this.primary.id));
  }
}
