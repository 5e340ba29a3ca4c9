import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BACKEND, Portal } from './portal';
import { Visitor } from './Visitor';

const API = `${BACKEND}/api/waymark`;
const MODEL = '/catalog/default/model/collections-score';
const MODEL_API = `${API}/models/model/default/collections-score`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'waymark-e2e-'));
const portal = new Portal(path.join(folder, 'home'));

test.describe.configure({ mode: 'serial', timeout: 2 * 60_000 });

let page: Page;
let visitor: Visitor;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(8 * 60_000);
  await portal.start();
  visitor = await Visitor.create(browser);
  page = visitor.page;
});
test.afterAll(async () => {
  await portal.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('an operator makes a source, tests it, and sees its first event', async () => {
  await page.goto('/models/sources');
  await expect(page.getByRole('row', { name: /waymark-demo/ })).toBeVisible();
  await page.getByRole('button', { name: 'New source' }).click();
  const form = page.getByRole('form', { name: 'New source' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Night shift');
  await form.getByRole('textbox', { name: 'Event source' }).fill('/ci/night');
  await form.getByRole('button', { name: /Create|Make/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/wmk_/).first()).toBeVisible();
  const [token] = /wmk_[\w-]+/.exec(await dialog.innerText())!;
  await expect(dialog.getByText(/Waiting for/)).toBeVisible();
  await visitor.look('new-source', { dark: false });

  // The artifact is one that no model of the catalog has
  const receipt = await send(event('night-1', '/ci/night'), token);
  expect(receipt).toMatchObject({ status: 'accepted' });
  await expect(dialog.getByText(/Waiting for/)).toBeHidden();
  await dialog.getByRole('button', { name: 'I have kept the token' }).click();

  await page.getByRole('button', { name: 'Night shift' }).click();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(page.getByText(/Accepted in \d+ ms/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await visitor.look('sources');
});

test('an operator gives an event its model, and figures count it', async () => {
  const before = await releases();
  const table = page.getByRole('table', { name: 'Unassigned events' });
  await table
    .getByRole('button', { name: /^Assign .*to a model/ })
    .first()
    .click();
  const dialog = page.getByRole('form', { name: 'Assign to a model' });
  await dialog.getByLabel('Find a model').fill('collections');
  await dialog.getByRole('radio', { name: /collections-score/ }).check();
  await visitor.look('assign', { dark: false });
  await dialog.getByRole('button', { name: /^Assign to/ }).click();
  await expect(page.getByText('Every event has its model')).toBeVisible();
  await expect.poll(releases).toBe(before + 1);
});

test('an engineer corrects whom an incident blames, and takes it back', async () => {
  await page.goto(`${MODEL}/deployments`);
  const before = await failRate();
  const incidents = page.getByRole('table', { name: 'Incidents' });
  const blamed = incidents.getByRole('row').filter({
    has: page.getByRole('button', { name: /^Correct attribution/ }),
  });
  await expect(blamed.first()).toBeVisible();
  await visitor.look('incidents');
  await blameNobody(blamed);
  await expect.poll(failRate).toBeLessThan(before);
  await expect(incidents.getByText(/corrected/).first()).toBeVisible();

  const corrections = page.getByRole('table', { name: 'Corrections' });
  await corrections
    .getByRole('button', { name: /^Reverse/ })
    .first()
    .click();
  const dialog = page.getByRole('form').last();
  await dialog.getByRole('textbox').fill('It was that deployment after all');
  await dialog.getByRole('button', { name: 'Reverse' }).click();
  await expect.poll(failRate).toBe(before);
});

test('a manager sees where models stand and attests what events cannot show', async () => {
  await page.goto('/maturity?tier=high');
  const worst = page.getByRole('row').nth(1);
  await expect(worst).toContainText('Collections score');
  await visitor.look('maturity');
  await worst.getByRole('link').first().click();
  await expect(page).toHaveURL(/collections-score/);
  await page.goto(
    '/catalog/default/model/collections-score/scorecard?framework=microsoft-mlops',
  );
  await page
    .getByRole('button', { name: /^Attest/ })
    .first()
    .click();
  const dialog = page.getByRole('form', { name: 'Attest' });
  await dialog
    .getByRole('textbox', { name: 'What you attest' })
    .fill('The nightly pipeline gathers the data by itself');
  await dialog
    .getByRole('textbox', { name: 'Link to what shows it' })
    .fill('https://wiki.example/collections/data');
  await visitor.look('attest', { dark: false });
  await dialog.getByRole('button', { name: 'Attest' }).click();
  await expect(
    page.getByText('The nightly pipeline gathers the data by itself').first(),
  ).toBeVisible();
  await visitor.look('scorecard');
});

/** Corrects incidents to blame no deployment until the fail rate falls. */
async function blameNobody(rows: ReturnType<Page['getByRole']>) {
  await rows
    .filter({ hasNotText: /corrected/ })
    .filter({ hasText: /artifact|time|explicit|named/i })
    .first()
    .getByRole('button', { name: /^Correct attribution/ })
    .click();
  const dialog = page.getByRole('form', { name: 'Correct attribution' });
  await dialog.getByLabel('To blame').selectOption({ label: 'No deployment' });
  await expect(
    dialog.getByRole('region', { name: 'What will change' }),
  ).toBeVisible();
  await dialog.getByRole('textbox').fill('The data feed was late that night');
  await dialog.getByRole('button', { name: 'Correct attribution' }).click();
}

async function releases(): Promise<number> {
  return (await metrics()).deploymentFrequency.numerator;
}

async function failRate(): Promise<number> {
  return (await metrics()).changeFailRate.value;
}

async function metrics(): Promise<Record<string, any>> {
  const response = await fetch(`${MODEL_API}/metrics?window=365d`, {
    headers: { Authorization: 'Bearer waymark-demo' },
  });
  if (!response.ok) throw new Error(`metrics: ${response.status}`);
  return (await response.json()).metrics;
}

/** A deployment to production that names no model. */
function event(id: string, source: string) {
  const type = 'dev.cdevents.service.deployed.0.3.0';
  const timestamp = new Date().toISOString();
  return {
    specversion: '1.0',
    id,
    source,
    type,
    time: timestamp,
    subject: 'night-service',
    datacontenttype: 'application/json',
    data: {
      context: { specversion: '0.5.1', id, source, type, timestamp },
      subject: {
        id: 'night-service',
        content: {
          environment: { id: 'production' },
          artifactId: 'pkg:generic/night-shift@1',
        },
      },
    },
  };
}

async function send(body: object, token: string): Promise<object> {
  const response = await fetch(`${API}/events`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/cloudevents+json',
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as object;
}
