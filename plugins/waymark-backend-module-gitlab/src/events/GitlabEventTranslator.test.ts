import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import {
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import module from '../index';
import { GitlabEventTranslator } from './GitlabEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const SHA = '0123456789abcdef0123456789abcdef01234567';

const project = {
  id: 7,
  name: 'credit-risk',
  web_url: 'https://gitlab.example.com/models/credit-risk',
  path_with_namespace: 'models/credit-risk',
  default_branch: 'main',
};

const deployment = {
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-03-02 11:30:00 +0200',
  deployment_id: 41,
  deployable_id: 905,
  deployable_url: `${project.web_url}/-/jobs/905`,
  environment: 'production',
  environment_tier: 'production',
  environment_slug: 'production',
  environment_external_url: '',
  project,
  short_sha: SHA.slice(0, 8),
  user: { id: 3, username: 'model-bot' },
  commit_url: `${project.web_url}/-/commit/${SHA}`,
  commit_title: 'Use the new features',
};

const pipeline = {
  object_kind: 'pipeline',
  object_attributes: {
    id: 320,
    iid: 12,
    name: null,
    ref: 'main',
    sha: SHA,
    status: 'success',
    source: 'push',
    created_at: '2026-03-02 09:20:00 UTC',
    finished_at: '2026-03-02 09:31:40 UTC',
    url: `${project.web_url}/-/pipelines/320`,
    variables: [],
  },
  project,
  commit: {
    id: SHA,
    timestamp: '2026-03-02T10:15:00+02:00',
    url: `${project.web_url}/-/commit/${SHA}`,
    author: { name: 'Model team' },
  },
  builds: [{ id: 905, name: 'deploy', status: 'success' }],
};

const mergeRequest = {
  object_kind: 'merge_request',
  project,
  object_attributes: {
    id: 99,
    iid: 5,
    action: 'merge',
    state: 'merged',
    merge_commit_sha: SHA,
    updated_at: '2026-03-02 09:19:58 UTC',
    url: `${project.web_url}/-/merge_requests/5`,
    last_commit: {
      id: 'f'.repeat(40),
      timestamp: '2026-03-01T16:00:00Z',
      author: { name: 'Model team' },
    },
  },
  labels: [],
};

const issue = {
  object_kind: 'issue',
  project,
  object_attributes: {
    id: 500,
    iid: 23,
    title: 'Scores dropped to zero',
    action: 'open',
    state: 'opened',
    type: 'Issue',
    created_at: '2026-03-02 12:00:00 UTC',
    updated_at: '2026-03-02 12:00:00 UTC',
    closed_at: null as string | null,
    url: `${project.web_url}/-/issues/23`,
  },
  labels: [
    { id: 1, title: 'incident' },
    { id: 2, title: 'environment::staging' },
    { id: 3, title: 'cause::data-quality' },
  ],
  changes: {},
};

const translator = GitlabEventTranslator.fromConfig(new ConfigReader({}));

const vendor: VendorUnderTest = {
  samples: [deployment, pipeline, mergeRequest, issue].map(payload => ({
    payload,
  })),
  config: webhookTokens => ({ waymark: { gitlab: { webhookTokens } } }),
  create: config => GitlabEventTranslator.fromConfig(config),
  sign: (_, secret) => ({ 'x-gitlab-token': secret }),
  signsBody: false,
};

function translate(payload: unknown) {
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers: {}, body });
}

describe('GitlabEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('makes a deployment of a successful Deployment Hook', () => {
    expect(translate(deployment)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: 'deployment/41/success',
            source: 'https://gitlab.example.com/projects/7/hooks',
            type: 'dev.cdevents.service.deployed.0.3.0',
            timestamp: '2026-03-02T09:30:00.000Z',
          },
          subject: {
            id: 'models/credit-risk',
            content: {
              environment: { id: 'production' },
              artifactId: `pkg:gitlab/models/credit-risk@${SHA}`,
            },
          },
          customData: {
            waymark: {
              environmentTier: 'production',
              change: {
                repository: project.web_url,
                commit: SHA,
                url: deployment.commit_url,
              },
              executedBy: 'pipeline',
              pipelineRun: { id: 'job/905', url: deployment.deployable_url },
            },
          },
          customDataContentType: 'application/json',
        },
        hints: [
          {
            annotation: 'gitlab.com/project-slug',
            value: 'models/credit-risk',
          },
        ],
      },
    ]);
  });

  it('tells a failed deployment as a task run, and nothing of a started one', () => {
    const [failed] = translate({ ...deployment, status: 'failed' });
    expect(failed.event).toMatchObject({
      context: {
        id: 'deployment/41/failed',
        type: 'dev.cdevents.taskrun.finished.0.3.0',
      },
      subject: {
        id: 'job/905',
        content: { outcome: 'failure', uri: deployment.deployable_url },
      },
      customData: { waymark: { deploysTo: 'production' } },
    });
    for (const status of ['running', 'created', 'blocked', 'constructor']) {
      expect(translate({ ...deployment, status })).toEqual([]);
    }
    const { deployable_id: _, deployable_url: __, ...manual } = deployment;
    expect(translate(manual)[0].event.customData?.waymark).toMatchObject({
      executedBy: 'manual',
    });
  });

  it('tells a pipeline once when it starts and each time it ends', () => {
    const at = (status: string, more: object = {}) => {
      const { object_attributes: attributes, ...rest } = pipeline;
      return translate({
        ...rest,
        object_attributes: { ...attributes, ...more, status },
      }).map(({ event }) => event);
    };
    const [started] = at('running', { finished_at: null });
    expect(started.context).toMatchObject({
      id: 'pipeline/320/started',
      type: 'dev.cdevents.pipelinerun.started.0.3.0',
      timestamp: '2026-03-02T09:20:00.000Z',
    });
    expect(started.subject).toEqual({
      id: '320',
      content: {
        pipelineName: 'main',
        uri: `${project.web_url}/-/pipelines/320`,
      },
    });
    const [finished] = at('success');
    expect(finished).toMatchObject({
      context: { timestamp: '2026-03-02T09:31:40.000Z' },
      subject: { content: { outcome: 'success' } },
      customData: {
        waymark: {
          change: { commit: SHA, committedAt: '2026-03-02T08:15:00.000Z' },
        },
      },
    });
    const [failed] = at('failed');
    const [again] = at('failed', { finished_at: '2026-03-02 10:00:00 UTC' });
    expect(failed.subject.content.outcome).toBe('failure');
    expect(failed.customData?.waymark).not.toHaveProperty('deploysTo');
    const ids = [started, finished, failed, again].map(each => each.context.id);
    expect(new Set(ids).size).toBe(4);
    expect(at('pending', { finished_at: null })).toMatchObject([
      {
        context: {
          id: 'pipeline/320/queued',
          type: 'dev.cdevents.pipelinerun.queued.0.3.0',
          timestamp: '2026-03-02T09:20:00.000Z',
        },
        subject: started.subject,
      },
    ]);
    for (const status of ['created', 'skipped', 'manual']) {
      expect(at(status)).toEqual([]);
    }
  });

  it('tells a merged merge request with the time of its last commit', () => {
    const [{ event }] = translate(mergeRequest);
    expect(event).toMatchObject({
      context: {
        id: 'merge_request/99/merged',
        type: 'dev.cdevents.change.merged.0.3.0',
        timestamp: '2026-03-02T09:19:58.000Z',
      },
      subject: { id: 'models/credit-risk!5' },
      customData: {
        waymark: {
          change: { commit: SHA, committedAt: '2026-03-01T16:00:00.000Z' },
        },
      },
    });
    const attributes = mergeRequest.object_attributes;
    const opened = { ...attributes, created_at: '2026-02-27 08:00:00 UTC' };
    expect(
      translate({ ...mergeRequest, object_attributes: opened }).map(
        each => each.event,
      ),
    ).toMatchObject([
      {
        context: {
          id: 'merge_request/99/created',
          type: 'dev.cdevents.change.created.0.4.0',
          timestamp: '2026-02-27T08:00:00.000Z',
        },
        subject: event.subject,
        customData: { waymark: { change: { commit: SHA } } },
      },
      event,
    ]);
    const fastForward = { ...attributes, merge_commit_sha: null };
    expect(
      translate({ ...mergeRequest, object_attributes: fastForward })[0].event
        .customData?.waymark?.change?.commit,
    ).toBe('f'.repeat(40));
    const updated = { ...attributes, action: 'update' };
    expect(translate({ ...mergeRequest, object_attributes: updated })).toEqual(
      [],
    );
  });

  it('tells incidents from their issues: opened, closed, labelled, unlabelled', () => {
    const at = (attributes: object, more: object = {}) =>
      translate({
        ...issue,
        ...more,
        object_attributes: { ...issue.object_attributes, ...attributes },
      }).map(({ event }) => event);

    const [opened] = at({});
    expect(opened).toMatchObject({
      context: { type: 'dev.cdevents.incident.reported.0.3.0' },
      subject: {
        id: '#23',
        content: {
          environment: { id: 'staging' },
          description: 'Scores dropped to zero',
          ticketURI: issue.object_attributes.url,
        },
      },
      customData: { waymark: { cause: 'dataQuality' } },
    });
    const closing = { action: 'close', closed_at: '2026-03-02 14:00:00 UTC' };
    const [closed] = at(closing);
    expect(closed.context).toMatchObject({
      type: 'dev.cdevents.incident.resolved.0.3.0',
      timestamp: '2026-03-02T14:00:00.000Z',
    });
    expect(closed.subject.id).toBe(opened.subject.id);
    expect(closed.subject.content).not.toHaveProperty('ticketURI');

    expect(at({}, { labels: [] })).toEqual([]);
    expect(at({ type: 'Incident' }, { labels: [] })).toMatchObject([
      { subject: { content: { environment: { id: 'production' } } } },
    ]);
    const changed = (previous: object[], current: object[]) =>
      at(
        { action: 'update' },
        { changes: { labels: { previous, current } } },
      )[0]?.context.type;
    const incident = { title: 'incident' };
    expect(changed([], [incident])).toContain('incident.reported');
    expect(changed([incident], [])).toContain('incident.resolved');
    expect(changed([incident], [incident])).toBeUndefined();
    expect(changed([], [{ title: 'Incident' }])).toContain('incident.reported');
  });

  it('holds an issue to be an incident while its label or its type says so', () => {
    const told = (type: string, labels: object[], changes: object) =>
      translate({
        ...issue,
        labels,
        changes,
        object_attributes: {
          ...issue.object_attributes,
          type,
          action: 'update',
        },
      })[0]?.event.context.type;
    const incident = { title: 'incident' };
    const unlabelled = { labels: { previous: [incident], current: [] } };
    expect(told('Incident', [], unlabelled)).toBeUndefined();
    expect(told('Issue', [], unlabelled)).toContain('incident.resolved');
    const from = (type: string) => ({ type: { previous: type } });
    expect(told('Incident', [], from('Issue'))).toContain('incident.reported');
    expect(told('Issue', [], from('Incident'))).toContain('incident.resolved');
    expect(told('Issue', [incident], from('Incident'))).toBeUndefined();
    expect(told('Incident', [incident], from('Issue'))).toBeUndefined();
    // Where GitLab does not say what changed, it may have been the type
    const updated = { updated_at: { previous: 'a', current: 'b' } };
    expect(told('Incident', [], updated)).toContain('incident.reported');
    expect(told('Issue', [], updated)).toBeUndefined();
    // What is closed ended when it was closed
    expect(
      translate({
        ...issue,
        labels: [],
        changes: unlabelled,
        object_attributes: {
          ...issue.object_attributes,
          action: 'update',
          state: 'closed',
        },
      }),
    ).toEqual([]);
  });

  it('keeps its events’ source and incidents when the project moves', () => {
    const moved = {
      ...project,
      path_with_namespace: 'risk/models/scoring',
      web_url: 'https://gitlab.example.com/risk/models/scoring',
    };
    const [before] = translate(issue);
    const [after] = translate({ ...issue, project: moved });
    expect(after.event.context.source).toBe(before.event.context.source);
    expect(after.event.context.id).toBe(before.event.context.id);
    expect(after.event.subject.id).toBe(before.event.subject.id);
    expect(after.hints).not.toEqual(before.hints);
    const [below] = translate({
      ...issue,
      project: {
        ...project,
        web_url: 'https://example.com/git/models/credit-risk',
      },
    });
    expect(below.event.context.source).toBe(
      'https://example.com/git/projects/7/hooks',
    );
  });

  it('names what is wrong with a payload, and passes over other hooks', () => {
    expect(translate({ object_kind: 'push' })).toEqual([]);
    expect(() => translate({})).toThrow('object_kind is missing');
    expect(() => translate([])).toThrow('not a JSON object');
    const bad = { ...deployment, status_changed_at: 'yesterday' };
    expect(() => translate(bad)).toThrow(
      'status_changed_at is not a time: yesterday',
    );
    const short = {
      ...deployment,
      commit_url: `${project.web_url}/-/commit/0`,
    };
    expect(() => translate(short)).toThrow('does not end in a commit');
    const url = { ...project, web_url: 'file:///etc/passwd' };
    expect(() => translate({ ...deployment, project: url })).toThrow(
      'project.web_url is not a URL',
    );
    expect(() =>
      translator.translate({ headers: {}, body: Buffer.from('{"a"') }),
    ).toThrow('not JSON');
  });

  it('throws only InputError, and says the same twice, whatever comes', () => {
    const told = fuzzTranslator(vendor, {
      values: ['running', 'failed', 'close', 'update'],
    });
    expect(told).toBeGreaterThan(100);
  });

  it.each(databases.eachSupportedId())(
    'withstands damaged payloads at its door, on %s',
    async databaseId => {
      const accepted = await fuzzWebhook(vendor, {
        features: [waymarkPlugin, module],
        knex: await databases.init(databaseId),
        runs: databaseId === 'SQLITE_3' ? 300 : 30,
      });
      expect(accepted).toBeGreaterThan(0);
    },
  );
});
