import { createHmac } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import webhooks from '@octokit/webhooks-examples';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import { eventKind } from 'backstage-plugin-waymark-common';
import {
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import module from '../index';
import { GithubEventTranslator } from './GithubEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

type Json = Record<string, any>;

/** Those that may become events, and what each must have */
const REQUIRED: Record<string, string[]> = {
  'approval.closed': [
    'approvalDetailsUrl',
    'resourceTargetUrl',
    'responder',
    'decision',
    'status',
  ],
  'artifact.published': [],
  'change.created': ['repository'],
  'change.merged': ['repository'],
  'incident.reported': ['environment', 'ticketURI'],
  'incident.resolved': ['environment'],
  'pipelinerun.finished': ['outcome'],
  'service.deployed': ['environment', 'artifactId'],
  'service.rolledback': ['environment', 'artifactId'],
  'taskrun.finished': ['outcome'],
};

function example(name: string, action: string): Json {
  const { examples } = webhooks.find(each => each.name === name)!;
  const found = (examples as Json[]).find(each => each.action === action);
  return JSON.parse(JSON.stringify(found));
}

const deployment = example('deployment_status', 'created');
const { deployment_status: status } = deployment;
const run = example('workflow_run', 'completed');
const pull = example('pull_request', 'closed');
pull.pull_request = {
  ...pull.pull_request,
  merged: true,
  merged_at: '2019-05-15T15:21:18Z',
};
const release = example('release', 'published');
const requested = example('deployment_review', 'requested');
// As GitHub's schema describes an approval; the examples have none
const { requestor, environment: _, workflow_job_run: job, ...rest } = requested;
const review: Json = {
  ...rest,
  action: 'approved',
  approver: requestor,
  comment: '',
  workflow_job_runs: [job],
};
const issue = example('issues', 'opened');
issue.issue.labels = [
  { name: 'Incident' },
  { name: 'environment: staging' },
  { name: 'cause:data-quality' },
];
const samples: [string, Json][] = [
  ['deployment_status', deployment],
  ['workflow_run', { ...run, workflow_run: concluded('failure') }],
  ['pull_request', pull],
  ['release', release],
  ['deployment_review', review],
  ['issues', issue],
];

function concluded(conclusion: unknown, more: object = {}): Json {
  return { ...run.workflow_run, conclusion, ...more };
}

const translator = create({ webhookSecrets: ['secret'] });

const vendor: VendorUnderTest = {
  samples: samples.map(([kind, payload]) => ({
    payload,
    headers: { 'x-github-event': kind },
  })),
  config: webhookSecrets => ({ waymark: { github: { webhookSecrets } } }),
  create: config => GithubEventTranslator.fromConfig(config),
  sign: ({ body }, secret) => ({ 'x-hub-signature-256': sign(body, secret) }),
  signsBody: true,
};

function create(github: object) {
  return GithubEventTranslator.fromConfig(
    new ConfigReader({ waymark: { github: github as {} } }),
  );
}

function translate(
  kind: string | undefined,
  payload: unknown,
  of = translator,
) {
  const body = Buffer.from(JSON.stringify(payload));
  return of.translate({ headers: { 'x-github-event': kind }, body });
}

function tell(kind: string, payload: unknown, of = translator) {
  return translate(kind, payload, of).map(({ event }) => event);
}

function sign(body: Buffer, secret: string) {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

describe('GithubEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('takes signatures in GitHub’s form only', async () => {
    const body = Buffer.from('{"zen":"Keep it logically awesome."}');
    const verify = (signature: string) =>
      translator.verify({
        headers: { 'x-hub-signature-256': signature },
        body,
      });
    const right = sign(body, 'secret');
    const wrong = [
      right.slice('sha256='.length),
      right.slice(0, -2),
      `${right}00`,
      'sha256=',
      'sha1=0123',
    ];
    for (const signature of wrong) {
      await expect(verify(signature)).rejects.toThrow(
        'X-Hub-Signature-256 is wrong',
      );
    }
    // The example GitHub's documentation gives
    const documented = create({
      webhookSecrets: ["It's a Secret to Everybody"],
    });
    const headers = {
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    };
    await expect(
      documented.verify({ headers, body: Buffer.from('Hello, World!') }),
    ).resolves.toBeUndefined();
  });

  it('makes a deployment of a successful status', () => {
    const { repository } = deployment;
    const { sha } = deployment.deployment;
    expect(translate('deployment_status', deployment)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: `deployment/${deployment.deployment.id}/success`,
            source: `https://github.com/repositories/${repository.id}/hooks`,
            type: 'dev.cdevents.service.deployed.0.3.0',
            timestamp: '2019-05-15T15:20:55.000Z',
          },
          subject: {
            id: 'Codertocat/Hello-World',
            content: {
              environment: { id: 'production' },
              artifactId: `pkg:github/codertocat/hello-world@${sha}`,
            },
          },
          customData: {
            waymark: {
              change: {
                repository: repository.html_url,
                commit: sha,
                url: `${repository.html_url}/commit/${sha}`,
              },
            },
          },
          customDataContentType: 'application/json',
        },
        hints: [
          {
            annotation: 'github.com/project-slug',
            value: 'Codertocat/Hello-World',
          },
        ],
      },
    ]);
  });

  it('lets the payload of the deployment say more, as an object or as text', () => {
    const waymark = {
      model: 'model:default/credit-risk',
      modelVersion: '7',
      executedBy: 'pipeline',
      change: { committedAt: '2019-05-14T10:00:00Z' },
    };
    const at = (payload: unknown) =>
      tell('deployment_status', {
        ...deployment,
        deployment: { ...deployment.deployment, payload },
      })[0].customData?.waymark;
    const told = at({ waymark });
    expect(told).toMatchObject({
      ...waymark,
      change: {
        ...waymark.change,
        committedAt: '2019-05-14T10:00:00.000Z',
        commit: deployment.deployment.sha,
      },
    });
    expect(at(JSON.stringify({ waymark }))).toEqual(told);
    for (const nothing of ['', 'not JSON', '"text"', null, 7, { waymark: 1 }]) {
      expect(at(nothing)).not.toHaveProperty('model');
    }
  });

  it('tells a rollback by the task, a failure as a task run, nothing of other states', () => {
    const at = (state: string, more: object = {}) =>
      tell('deployment_status', {
        ...deployment,
        deployment_status: { ...status, state },
        deployment: { ...deployment.deployment, ...more },
      });
    const [back] = at('success', {
      task: 'rollback',
      production_environment: true,
      payload: { waymark: { toVersion: '6', rollbackRequest: 'rb-1' } },
    });
    expect(back).toMatchObject({
      context: { type: 'dev.cdevents.service.rolledback.0.3.0' },
      customData: {
        waymark: {
          environmentTier: 'production',
          toVersion: '6',
          rollbackRequest: 'rb-1',
        },
      },
    });
    for (const state of ['failure', 'error']) {
      expect(at(state)).toMatchObject([
        {
          context: { type: 'dev.cdevents.taskrun.finished.0.3.0' },
          subject: { content: { outcome: state } },
          customData: { waymark: { deploysTo: 'production' } },
        },
      ]);
    }
    for (const state of ['pending', 'queued', 'in_progress', 'inactive']) {
      expect(at(state)).toEqual([]);
    }
    const [byWorkflow] = tell('deployment_status', {
      ...deployment,
      workflow_run: {
        id: 9,
        html_url: 'https://github.com/o/r/actions/runs/9',
      },
    });
    expect(byWorkflow.customData?.waymark).toMatchObject({
      executedBy: 'pipeline',
      pipelineRun: { id: '9', url: 'https://github.com/o/r/actions/runs/9' },
    });
  });

  it('tells each attempt of a workflow run that did something', () => {
    const at = (conclusion: unknown, more: object = {}) =>
      tell('workflow_run', {
        ...run,
        workflow_run: concluded(conclusion, more),
      });
    expect(at('timed_out')).toMatchObject([
      {
        context: { type: 'dev.cdevents.pipelinerun.finished.0.3.0' },
        subject: { content: { outcome: 'error' } },
        customData: {
          waymark: {
            change: {
              commit: run.workflow_run.head_sha,
              committedAt: '2021-12-16T19:37:14.000Z',
            },
          },
        },
      },
    ]);
    const [first, second] = [at('failure'), at('failure', { run_attempt: 2 })];
    expect(first[0].context.id).not.toBe(second[0].context.id);
    for (const none of ['skipped', 'action_required', null, 'constructor']) {
      expect(at(none)).toEqual([]);
    }
  });

  it('tells merged pull requests, releases and reviews', () => {
    expect(tell('pull_request', pull)).toMatchObject([
      {
        context: {
          type: 'dev.cdevents.change.created.0.4.0',
          timestamp: '2019-05-15T15:20:33.000Z',
        },
        subject: { id: 'Codertocat/Hello-World#2' },
        customData: {
          waymark: { change: { commit: pull.pull_request.merge_commit_sha } },
        },
      },
      {
        context: {
          type: 'dev.cdevents.change.merged.0.3.0',
          timestamp: '2019-05-15T15:21:18.000Z',
        },
        subject: { id: 'Codertocat/Hello-World#2' },
        customData: {
          waymark: { change: { commit: pull.pull_request.merge_commit_sha } },
        },
      },
    ]);
    expect(tell('pull_request', example('pull_request', 'closed'))).toEqual([]);

    expect(tell('release', release)).toMatchObject([
      {
        context: { type: 'dev.cdevents.artifact.published.0.3.0' },
        subject: { id: 'pkg:github/codertocat/hello-world@0.0.1' },
        customData: { waymark: { modelVersion: '0.0.1' } },
      },
    ]);

    const second = { ...job, id: 2, environment: 'production' };
    const both = { ...review, workflow_job_runs: [job, second] };
    const approvals = tell('deployment_review', both);
    expect(approvals).toMatchObject([
      {
        context: {
          type: 'dev.cdevents.approval.closed.0.1.0',
          timestamp: '2023-07-04T09:28:15.000Z',
        },
        subject: {
          content: {
            responder: 'https://github.com/ilmax',
            decision: 'approved',
            status: 'approved',
          },
        },
        customData: {
          waymark: {
            approval: {
              action: 'deploy',
              environment: 'TST',
              modelVersion: expect.stringMatching(
                new RegExp(`^pkg:github/.+@${review.workflow_run.head_sha}$`),
              ),
            },
          },
        },
      },
      { customData: { waymark: { approval: { environment: 'production' } } } },
    ]);
    expect(approvals[0].context.id).not.toBe(approvals[1].context.id);
  });

  it('tells incidents from their issues: opened, labelled, closed, reopened', () => {
    const at = (action: string, more: object = {}, label?: string) =>
      tell('issues', {
        ...issue,
        action,
        label: label && { name: label },
        issue: { ...issue.issue, ...more },
      })[0];
    const opened = at('opened');
    expect(opened).toMatchObject({
      context: { type: 'dev.cdevents.incident.reported.0.3.0' },
      subject: {
        content: {
          environment: { id: 'staging' },
          ticketURI: issue.issue.html_url,
        },
      },
      customData: { waymark: { cause: 'dataQuality' } },
    });
    // GitHub sends both for an issue that is opened with the label
    expect(at('labeled', {}, 'incident')).toEqual(opened);
    expect(at('labeled', {}, 'bug')).toBeUndefined();
    expect(at('labeled', { state: 'closed' }, 'incident')).toBeUndefined();
    expect(at('opened', { labels: [{ name: 'bug' }] })).toBeUndefined();

    const closed_at = '2019-05-16T08:00:00Z';
    const closed = at('closed', { state: 'closed', closed_at });
    expect(closed.context).toMatchObject({
      type: 'dev.cdevents.incident.resolved.0.3.0',
      timestamp: '2019-05-16T08:00:00.000Z',
    });
    expect(closed.subject.id).toBe(opened.subject.id);
    const again = at('reopened', { updated_at: '2019-05-17T08:00:00Z' });
    expect(again.context.id).not.toBe(opened.context.id);
    const labels = [] as object[];
    expect(at('unlabeled', { labels }, 'incident')).toMatchObject({
      context: { type: 'dev.cdevents.incident.resolved.0.3.0' },
      subject: { content: { environment: { id: 'production' } } },
    });

    const renamed = create({ incidentLabel: 'outage' });
    expect(tell('issues', issue, renamed)).toEqual([]);
  });

  it('holds an issue to be an incident while its label or its type says so', () => {
    const told = (action: string, now: object, given: object = {}) =>
      tell('issues', {
        ...issue,
        action,
        ...given,
        issue: { ...issue.issue, labels: [], ...now },
      })[0]?.context.type.split('.')[3];
    const type = { name: 'Incident' };
    const label = { name: 'incident' };
    expect(told('opened', { type })).toBe('reported');
    expect(told('typed', { type }, { type })).toBe('reported');
    expect(told('typed', {}, { type: { name: 'Bug' } })).toBeUndefined();
    expect(told('untyped', {}, { type })).toBe('resolved');
    expect(told('untyped', { labels: [label] }, { type })).toBeUndefined();
    expect(told('unlabeled', { type }, { label })).toBeUndefined();
    expect(told('unlabeled', {}, { label })).toBe('resolved');
    // Nobody can close what is gone
    for (const action of ['deleted', 'transferred']) {
      expect(told(action, { type })).toBe('resolved');
      expect(told(action, {})).toBeUndefined();
      expect(told(action, { type, state: 'closed' })).toBeUndefined();
    }
  });

  it('keeps its events’ source and incidents when the repository is renamed', () => {
    const [before] = tell('issues', issue);
    const [after] = tell('issues', {
      ...issue,
      repository: {
        ...issue.repository,
        full_name: 'acme/scoring',
        html_url: 'https://github.com/acme/scoring',
      },
    });
    expect(after.context).toEqual(before.context);
    expect(after.subject.id).toBe(before.subject.id);
  });

  it('refuses a list where the deployment’s payload names one change', () => {
    const { deployment: made, ...others } = deployment;
    const payload = { waymark: { change: [{ commit: 'a' }] } };
    expect(() =>
      tell('deployment_status', {
        ...others,
        deployment: { ...made, payload },
      }),
    ).toThrow('a list of them goes into changes');
    const changes = [{ commit: 'a', committedAt: '2019-05-14T10:00:00Z' }];
    const [told] = tell('deployment_status', {
      ...others,
      deployment: { ...made, payload: { waymark: { changes } } },
    });
    expect(told.customData?.waymark?.changes).toEqual([
      { commit: 'a', committedAt: '2019-05-14T10:00:00.000Z' },
    ]);
  });

  it('names what is wrong with a payload, and passes over other webhooks', () => {
    expect(translate('ping', { zen: '' })).toEqual([]);
    expect(() => translate(undefined, {})).toThrow('X-GitHub-Event is missing');
    expect(() => translate('release', [])).toThrow('not a JSON object');
    const of = (more: object) => () =>
      translate('deployment_status', { ...deployment, ...more });
    const repository = { ...deployment.repository, full_name: '../x/y' };
    expect(of({ repository })).toThrow('is not owner/repository');
    expect(
      of({ deployment: { ...deployment.deployment, sha: 'main' } }),
    ).toThrow('deployment.sha is not a commit');
    expect(of({ deployment_status: { ...status, created_at: 7 } })).toThrow(
      'deployment_status.created_at is not a time: 7',
    );
  });

  it('turns each of GitHub’s example payloads into events that hold, or none', () => {
    let payloads = 0;
    const told = new Set<string>();
    for (const { name, examples } of webhooks) {
      for (const payload of examples as object[]) {
        payloads += 1;
        for (const event of tell(name, payload)) {
          expectToHold(event);
          told.add(eventKind(event.context.type)!);
        }
      }
    }
    expect(payloads).toBeGreaterThan(200);
    expect([...told].sort()).toEqual([
      'artifact.published',
      'pipelinerun.finished',
      'service.deployed',
    ]);
  });

  it('tells events that hold, whatever comes', () => {
    const told = fuzzTranslator(vendor, {
      values: ['failure', 'closed', 'rollback'],
      check: ({ event }) => expectToHold(event),
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

function expectToHold(event: ReturnType<typeof tell>[number]) {
  const required = REQUIRED[eventKind(event.context.type) ?? ''];
  expect(Object.keys(event.subject.content)).toEqual(
    expect.arrayContaining(required),
  );
  const { id, timestamp } = event.context;
  expect(id).not.toMatch(/undefined|null|object/);
  expect(event.subject.id).not.toBe('');
  expect(new Date(timestamp).toISOString()).toBe(timestamp);
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
}
