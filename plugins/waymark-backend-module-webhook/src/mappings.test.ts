import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { WebhookEventTranslator } from './WebhookEventTranslator';

const FOLDER = join(__dirname, '../mappings');
const TIME = { 'x-request-time': '2026-03-02T09:30:00+00:00' };
const SECRET = 'webhook-secret';

function create(name: string): WebhookEventTranslator {
  const mapping = parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'));
  const webhooks = [{ source: name, secrets: [SECRET], ...mapping }];
  const config = new ConfigReader({ waymark: { webhooks } });
  return WebhookEventTranslator.listFromConfig(config)[0];
}

function sample(name: string): Buffer {
  return readFileSync(join(FOLDER, 'samples', `${name}.json`));
}

function translate(name: string, change: object = {}) {
  const payload = { ...JSON.parse(sample(name).toString()), ...change };
  const body = Buffer.from(JSON.stringify(payload));
  return create(name).translate({ headers: TIME, body });
}

describe('the mappings shipped', () => {
  it('are all tested here', () => {
    const files = readdirSync(FOLDER).filter(file => file.endsWith('.yaml'));
    expect(files).toEqual(['plain.yaml', 'wandb.yaml', 'whylabs.yaml']);
  });

  it('take WhyLabs’ default body for an incident', async () => {
    const headers = { 'x-waymark-token': SECRET };
    await create('whylabs').verify({ headers, body: sample('whylabs') });
    const run = '0d4c1d0c-6a6f-4f0a-9f6f-3a8f4f7f0b11';
    expect(translate('whylabs')).toMatchObject([
      {
        event: {
          context: {
            id: `org-0/model-1/excited-monitor/${run}`,
            source: '/webhooks/whylabs',
            type: 'dev.cdevents.incident.detected.0.3.0',
            timestamp: '2026-03-02T09:30:00.000Z',
          },
          subject: {
            id: `model-1/excited-monitor/${run}`,
            content: {
              environment: { id: 'production' },
              description: 'Drift of inputs',
              service: { id: 'model-1' },
            },
          },
        },
        hints: [{ annotation: 'waymark.dev/service-id', value: 'model-1' }],
      },
    ]);
  });

  it('take a W&B automation for a deployment or a publication', async () => {
    const body = sample('wandb');
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    const headers = { 'x-wandb-signature': signature };
    await create('wandb').verify({ headers, body });

    const hints = [
      { annotation: 'wandb.ai/artifact', value: 'risk/credit/credit-risk' },
    ];
    const waymark = { modelVersion: 'risk/credit/credit-risk:v7' };
    expect(translate('wandb')).toMatchObject([
      {
        event: {
          context: { type: 'dev.cdevents.service.deployed.0.3.0' },
          subject: {
            id: 'risk/credit/credit-risk',
            content: {
              environment: { id: 'production' },
              artifactId: 'wandb-artifact:///risk/credit/credit-risk:v7',
            },
          },
          customData: { waymark: { ...waymark, executedBy: 'manual' } },
        },
        hints,
      },
    ]);
    expect(translate('wandb', { waymark: 'published' })).toMatchObject([
      {
        event: {
          context: {
            id: 'risk/credit/credit-risk:v7/published',
            type: 'dev.cdevents.artifact.published.0.3.0',
          },
          subject: { id: 'wandb-artifact:///risk/credit/credit-risk:v7' },
          customData: { waymark },
        },
        hints,
      },
    ]);
    expect(translate('wandb', { waymark: 'else' })).toEqual([]);
    const template = readFileSync(join(FOLDER, 'wandb-payload.json'), 'utf8');
    expect(Object.keys(JSON.parse(template))).toEqual(
      Object.keys(JSON.parse(body.toString())),
    );
  });

  it('take the plain body for deployments and incidents', async () => {
    const headers = { authorization: `Bearer ${SECRET}` };
    await create('plain').verify({ headers, body: sample('plain') });
    const events = translate('plain').map(({ event }) => event);
    expect(events).toMatchObject([
      {
        context: {
          id: 'deployment/d-41',
          type: 'dev.cdevents.service.deployed.0.3.0',
        },
        subject: { content: { artifactId: 'pkg:generic/credit-risk@7' } },
        customData: {
          waymark: {
            modelVersion: '7',
            executedBy: 'pipeline',
            trafficPercent: 100,
          },
        },
      },
      {
        context: {
          id: 'incident/i-1/detected/1772445600',
          timestamp: '2026-03-02T10:00:00.000Z',
        },
        customData: {
          waymark: { model: 'model:default/credit-risk', cause: 'dataQuality' },
        },
      },
      {
        context: {
          id: 'incident/i-0/resolved/1772445660000',
          timestamp: '2026-03-02T10:01:00.000Z',
        },
        subject: { content: { environment: { id: 'staging' } } },
      },
    ]);
    expect(events[2].customData?.waymark).toEqual({});
    expect(translate('plain', { deployments: [], incidents: [] })).toEqual([]);
  });
});
