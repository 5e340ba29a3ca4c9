import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerRiskQuestions } from './answerRiskQuestions';
import { BACKEND, FORGE, forgeToken, Portal } from './portal';
import { RequestCount } from './RequestCount';
import { Visitor } from './Visitor';

const NAME = 'flat-deposit';
const ENDPOINT = `${FORGE}/runtime/${NAME}/production`;
const MODEL_PAGE = `/catalog/default/model/${NAME}`;
const MODEL_API = `${BACKEND}/api/waymark/models/model/default/${NAME}`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'waymark-e2e-'));
const portal = new Portal(path.join(folder, 'home'));

test.describe.configure({ mode: 'serial' });
test.skip(!canTrain(), 'scikit-learn cannot be imported by any python3 here');

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

test('the sidebar leads to the models, with figures from recorded events', async () => {
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Models' })
    .click();
  const row = page.getByRole('row', { name: /Credit risk/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Credit Analytics');
  await expect(row).toContainText('high risk');
  await expect(row.getByRole('img', { name: /of 5/ })).toBeVisible();
  await visitor.look('models');
});

test('the catalog’s table, graph and search know models and data sets', async () => {
  await page.goto('/catalog?filters[kind]=model&filters[user]=all');
  await expect(
    page.getByRole('table').getByRole('link', { name: 'Credit risk' }),
  ).toBeVisible();
  await page.goto('/catalog?filters[kind]=dataset&filters[user]=all');
  await expect(
    page.getByRole('table').getByRole('link', { name: 'loan-book' }),
  ).toBeVisible();
  await page.goto(
    '/catalog-graph?rootEntityRefs[]=model:default/credit-risk&maxDepth=1',
  );
  await expect(page.getByText('loan-book').first()).toBeVisible();
  await expect(page.getByText(/trainedOn/).first()).toBeVisible();
  await expect(async () => {
    await page.goto('/search?query=repaid');
    await expect(
      page.getByRole('link', { name: /Credit risk/i }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
});

test('a model’s page asks little when it opens, once after an event, and nothing while nothing happens', async () => {
  const minutes = Number(process.env.WAYMARK_IDLE_MINUTES ?? '0.5');
  test.setTimeout((minutes + 3) * 60_000);
  const count = new RequestCount(page);
  await page.goto('/catalog/default/model/credit-risk');
  await expect(
    page.getByRole('list', { name: 'Recent activity' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Roll back' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const opened = count.paths.length;
  expect(opened, count.paths.join(' ')).toBeLessThanOrEqual(4);
  process.stdout.write(`opening a model's page: ${count}\n`);

  await page.waitForTimeout(minutes * 60_000);
  expect(count.paths.slice(opened)).toEqual([]);
  process.stdout.write(`after ${minutes} idle minutes: ${count}\n`);

  const at = new Date().toISOString();
  const answer = await page.request.post(`${BACKEND}/api/waymark/events`, {
    headers: {
      Authorization: 'Bearer waymark-demo',
      'Content-Type': 'application/cloudevents+json',
    },
    data: JSON.stringify(incidentOf('credit-risk', at)),
  });
  expect(answer.status()).toBe(202);
  await expect(
    page.getByText('Incident requests-counted in production'),
  ).toBeVisible();
  await page.waitForTimeout(5_000);
  // A second one where the event moved the model's level, which is recorded after it
  const asked = count.paths.slice(opened);
  expect(new Set(asked)).toHaveProperty('size', 1);
  expect(asked.length).toBeLessThanOrEqual(2);
  process.stdout.write(`after an event: ${count}\n`);
});

test('a team makes a model from the template', async () => {
  await page.goto('/create');
  await expect(
    page.getByRole('heading', { name: 'Tabular classifier' }),
  ).toBeVisible();
  await page.goto('/create/templates/default/tabular-classifier');
  const form = page.getByRole('article');
  await form.getByRole('textbox', { name: 'Name' }).fill(NAME);
  await form.getByRole('textbox', { name: 'Owner' }).fill('credit');
  await page.getByRole('option', { name: 'Credit Analytics' }).click();
  await form
    .getByRole('textbox', { name: 'Purpose' })
    .fill('Proposes the deposit for a flat to the letting team');
  await form.getByRole('button', { name: 'Next' }).click();

  await answerRiskQuestions(form);
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: 'Review' }).click();
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('Classify the risk')).toBeVisible();
  for (const link of ['Model', 'Data set', 'Repository', 'Pipelines']) {
    await expect(page.getByRole('link', { name: link }).last()).toBeVisible({
      timeout: 60_000,
    });
  }
  // Backstage's own page: only to be looked at
  await page.screenshot({ path: 'test-results/journey/created-light.png' });
});

test('its pipeline deploys version 1, shown as it happens', async () => {
  await page.goto(MODEL_PAGE);
  await expect(page.getByText('At a glance')).toBeVisible({ timeout: 60_000 });
  // Without a reload: the page is left open while the pipeline works.
  await expect(
    page.getByText(/version 1 in production|version 1/).first(),
  ).toBeVisible({ timeout: 180_000 });
  await expect
    .poll(async () => (await predict()).version, { timeout: 120_000 })
    .toBe('1');
  await expect(page.getByText('high risk').first()).toBeVisible();
  await expect(
    page.getByRole('link', { name: `${NAME} data` }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('img', { name: /of 5 · .*target 4/ }).first(),
  ).toBeVisible();
  await expectFiguresOnScreen();
  await visitor.look('version-1');
});

test('a pushed change to the training deploys version 2', async () => {
  const clone = path.join(folder, 'clone');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone, ...args], { stdio: 'pipe' });
  execFileSync(
    'git',
    ['clone', '-q', withToken(`${FORGE}/models/${NAME}.git`), clone],
    { stdio: 'pipe' },
  );
  const params = path.join(clone, 'params.json');
  const changed = JSON.parse(readFileSync(params, 'utf8'));
  changed.algorithm = 'gradient-boosting';
  writeFileSync(params, `${JSON.stringify(changed, null, 2)}\n`);
  git(
    '-c',
    'user.name=guest',
    '-c',
    'user.email=guest@example.com',
    'commit',
    '-qam',
    'Boost the trees',
  );
  git('push', '-q', 'origin', 'HEAD:main');
  const before = await predict();
  expect(before.version).toBe('1');
  await expect(page.getByText(/version 2/).first()).toBeVisible({
    timeout: 180_000,
  });
  await expect.poll(async () => (await predict()).version).toBe('2');
  expect((await predict()).probability).not.toBe(before.probability);
});

test('a rollback names the version, follows the platform and moves the figures', async () => {
  const before = await figures();
  await page.getByRole('button', { name: 'Roll back' }).first().click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', {
    name: 'Roll back production to 1',
  });
  // Staging serves version 2 as well: this rolls back production.
  await expect(confirm).toBeVisible();
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(/Reason/).fill('Proposes deposits that are too low');
  await visitor.look('rollback-asked', { dark: false });
  await confirm.click();
  await expect(
    dialog.getByText(/The platform’s own event .* came in/),
  ).toBeVisible({ timeout: 180_000 });
  await visitor.look('rollback-confirmed', { dark: false });
  expect((await predict()).version).toBe('1');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText(/version 1/).first()).toBeVisible();

  const after = await figures();
  expect(before.changeFailRate.value).toBe(0);
  expect(after.changeFailRate).toMatchObject({
    value: 0.5,
    numerator: 1,
    denominator: 2,
  });
  expect(before.failedDeploymentRecoveryTime.value).toBeNull();
  expect(after.failedDeploymentRecoveryTime.value).toBeGreaterThan(0);
  expect(after.deploymentReworkRate).toMatchObject({
    value: 1 / 3,
    numerator: 1,
    denominator: 3,
  });
  await expectFiguresOnScreen();

  const audit = portal
    .log()
    .split('\n')
    .filter(line => line.includes('rollback-request'))
    .join('\n');
  expect(audit).toContain('Proposes deposits that are too low');
  expect(audit).toContain('user:development/guest');
  const { items } = await api(`${MODEL_API}/rollbacks`);
  expect(items[0]).toMatchObject({
    state: 'confirmed',
    toVersion: '1',
    reason: 'Proposes deposits that are too low',
    requestedBy: 'user:development/guest',
  });
  await page.goto(`${MODEL_PAGE}/deployments`);
  await expect(
    page
      .getByRole('table', { name: 'Deployments' })
      .getByRole('row', { name: /^1 production .* rollback/ }),
  ).toBeVisible();
  // The pipeline asked, was told what a high-risk model owes, and went on
  const denied = page
    .getByRole('table', { name: 'Gate decisions' })
    .getByRole('row', { name: /^2 production deny/ });
  await expect(denied).toContainText('A person approved the deployment');
  await expect(denied).not.toContainText('passed its evaluation');
  await visitor.look('deployments');
  await page.goto(`${MODEL_PAGE}/scorecard`);
  await expect(page.getByText('Level 3 · Defined')).toBeVisible();
  await visitor.look('scorecard');
  await page.goto(`${MODEL_PAGE}/delivery`);
  await page
    .getByRole('button', { name: /^Change fail rate/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/1 of 2|1 ÷ 2/).first()).toBeVisible();
  await visitor.look('explained');
  await page.keyboard.press('Escape');
});

test('after stopping and starting everything all of it is still there', async () => {
  test.setTimeout(8 * 60_000);
  // The same days both times: a window that ends now moves on meanwhile
  const now = Date.now();
  const from = new Date(now - 90 * 86_400_000).toISOString();
  const days = `?from=${from}&to=${new Date(now).toISOString()}`;
  const before = await figures(days);
  await portal.stop();
  await portal.start();
  await visitor.signIn();
  await page.goto(MODEL_PAGE);
  await expect(page.getByText(/version 1/).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect
    .poll(async () => (await predict()).version, { timeout: 60_000 })
    .toBe('1');
  const after = await figures(days);
  for (const id of ['changeFailRate', 'deploymentReworkRate']) {
    expect(after[id]).toEqual(before[id]);
  }
  await page.goto('/models');
  await expect(page.getByRole('row', { name: new RegExp(NAME) })).toHaveCount(
    1,
  );
});

/** Numbers on the card against those of the API. */
async function expectFiguresOnScreen() {
  const { changeFailRate } = await figures();
  const percent = `${Math.round(changeFailRate.value * 1000) / 10} %`;
  const tile = page.getByRole('button', { name: /^Change fail rate/ }).first();
  await expect(tile).toContainText(percent);
}

async function figures(days = ''): Promise<Record<string, any>> {
  return (await api(`${MODEL_API}/metrics${days}`)).metrics;
}

async function api(url: string): Promise<any> {
  const response = await fetch(url, {
    headers: { Authorization: 'Bearer waymark-demo' },
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/** What the model's endpoint answers for one and the same flat. */
async function predict(): Promise<{ version: string; probability: number }> {
  const { features } = await (await fetch(`${ENDPOINT}/`)).json();
  const instance = Object.fromEntries(
    Object.entries<any>(features).map(([name, rule]) => [
      name,
      rule.type === 'category' ? rule.values[0] : (rule.min + rule.max) / 2,
    ]),
  );
  const response = await fetch(`${ENDPOINT}/predict`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ instances: [instance] }),
  });
  const { version, predictions } = await response.json();
  return { version: String(version), probability: predictions[0].probability };
}

/** Something is wrong with a model in production. */
function incidentOf(name: string, at: string): object {
  const head = {
    specversion: '1.0',
    id: `requests-counted-${at}`,
    source: '/e2e',
    type: 'dev.cdevents.incident.detected.0.3.0',
  };
  return {
    ...head,
    time: at,
    subject: 'requests-counted',
    data: {
      context: { ...head, specversion: '0.5.1', timestamp: at },
      subject: {
        id: 'requests-counted',
        content: {
          environment: { id: 'production', source: '/environments' },
          service: { id: name },
        },
      },
      customData: {
        waymark: {
          model: `model:default/${name}`,
          environmentTier: 'production',
        },
      },
    },
  };
}

function withToken(url: string): string {
  return url.replace('://', `://oauth2:${forgeToken()}@`);
}

function canTrain(): boolean {
  return ['python3', '/usr/bin/python3'].some(python => {
    try {
      execFileSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}
