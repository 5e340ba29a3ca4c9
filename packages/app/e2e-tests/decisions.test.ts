import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerRiskQuestions } from './answerRiskQuestions';
import { BACKEND, FORGE, forgeToken, Portal } from './portal';
import { Visitor } from './Visitor';

const API = `${BACKEND}/api/waymark`;
const MODEL = '/catalog/default/model/collections-score';
const MODEL_API = `${API}/models/model/default/collections-score`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'waymark-e2e-'));
const portal = new Portal(path.join(folder, 'home'));

test.describe.configure({ mode: 'serial', timeout: 5 * 60_000 });

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

// First, as what operators decide gives the model another live version
test('a manager finds the worst high-tier model, attests what it lacks, and sees its level rise', async () => {
  const criterion = 'A data pipeline gathers the data';
  const statement = 'The nightly pipeline gathers the data by itself';
  const framework = 'microsoft-mlops';
  // Somebody else watches the page for managers meanwhile
  const watched = await page.context().newPage();
  await watched.goto(`/maturity?tier=high&by=${framework}`);
  const cell = watched
    .getByRole('row', { name: /Collections score/ })
    .getByRole('cell')
    .first();
  await expect(cell).toHaveText('0 (−3)');

  await page.goto('/maturity?tier=high');
  const worst = page
    .getByRole('table', { name: 'Levels by area' })
    .getByRole('row')
    .nth(1);
  await expect(worst).toContainText('Collections score');
  await visitor.look('maturity');
  await worst.getByRole('link').click();
  await expect(page).toHaveURL(/collections-score\/scorecard/);

  // Why: a single criterion stands between it and the next level
  await page
    .getByRole('combobox', { name: 'Framework' })
    .selectOption({ value: framework });
  await page.getByRole('checkbox', { name: 'Only what is missing' }).check();
  const chip = (level: number) =>
    page.getByRole('img', {
      name: new RegExp(`^${level} of 4 · .*, target 3$`),
    });
  await expect(chip(0)).toBeVisible();
  const missing = page
    .getByRole('region', { name: /^Level 1 ·/ })
    .getByRole('listitem')
    .filter({ hasText: 'To do:' });
  await expect(missing).toHaveCount(1);
  await expect(missing).toContainText(criterion);
  await expect(missing).toContainText('Nobody has attested it');

  await page.getByRole('checkbox', { name: 'What if' }).check();
  await page
    .getByRole('checkbox', { name: `Suppose it is met: ${criterion}` })
    .check();
  await expect(
    page.getByText(/^With 1 more met: 1 of 4 .*, now 0/),
  ).toBeVisible();
  await page.getByRole('checkbox', { name: 'What if' }).uncheck();

  // A change is told against what was recorded before
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('img', { name: /^0 · .* since/ })).toBeVisible(
    {
      timeout: 60_000,
    },
  );

  await missing.getByRole('button', { name: `Attest ${criterion}` }).click();
  const dialog = page.getByRole('form', { name: 'Attest' });
  await dialog
    .getByRole('textbox', { name: 'What you attest' })
    .fill(statement);
  await dialog
    .getByRole('textbox', { name: 'Link to what shows it' })
    .fill('https://wiki.example/collections/data');
  await visitor.look('attest', { dark: false });
  await dialog.getByRole('button', { name: 'Attest' }).click();

  await expect(chip(1)).toBeVisible();
  await expect(missing).toHaveCount(0);
  await expect(cell).toHaveText('1 (−2)', { timeout: 60_000 });
  await watched.close();

  // Levels are recorded every 15 seconds
  const change = history
    .getByRole('listitem')
    .filter({ hasText: 'level 0 to 1' });
  await expect(change).toBeVisible({ timeout: 60_000 });
  await expect(change).toContainText('Model creation 0 to 1');
  await expect(change).toContainText(`${criterion}: Attested by`);
  await expect(change).toContainText(statement);
  await expect(history).toContainText('What changed in the last 30 days');
  await visitor.look('scorecard');
});

test('a manager asks somebody else to attest, and takes it back', async () => {
  await page.goto('/catalog/default/model/credit-risk');
  const move = page.getByRole('region', { name: 'Next move' });
  await move
    .getByRole('button', { name: /^Request a review of/ })
    .first()
    .click();
  const form = page.getByRole('form', { name: 'Request a review' });
  await expect(form.getByRole('radio', { name: /, the owner$/ })).toBeChecked();
  await form
    .getByRole('searchbox', { name: 'Find a person or group' })
    .fill('model-risk');
  await form.getByRole('radio', { name: /model-risk/ }).check();
  await form.getByRole('textbox', { name: 'Note' }).fill('Before Friday');
  await visitor.look('request-review', { dark: false });
  await form.getByRole('button', { name: 'Request' }).click();
  await expect(move.getByText(/^Asked of .*: Before Friday/)).toBeVisible();
  await visitor.look('asked');

  await move.getByRole('button', { name: /^Withdraw the review of/ }).click();
  const withdrawal = page.getByRole('form', { name: 'Withdraw review' });
  await withdrawal.getByRole('textbox').fill('Found it in the minutes');
  await withdrawal.getByRole('button', { name: 'Withdraw' }).click();
  await expect(move.getByText(/^Asked of/)).toBeHidden();
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

test('a team brings a model that is deployed by hand onto the golden path', async () => {
  await page.goto(`${MODEL}/scorecard`);
  const criterion = page
    .getByRole('region', { name: /^Level 2 ·/ })
    .getByRole('listitem')
    .filter({ hasText: 'How to deploy is written down' });
  await expect(criterion).toContainText('To do:');
  await criterion
    .getByRole('button', { name: 'Run the onboarding template' })
    .click();

  // What the catalog knows is filled in
  const form = page.getByRole('article');
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue(
    'collections-score',
  );
  await form
    .getByRole('textbox', { name: 'Artifact' })
    .fill('pkg:generic/collections-score');
  await form.getByRole('button', { name: 'Next' }).click();
  await answerRiskQuestions(form);
  await form.getByRole('button', { name: 'Next' }).click();
  await expect(form.getByRole('textbox', { name: 'Repository' })).toHaveValue(
    'collections-score',
  );
  await form.getByRole('button', { name: 'Review' }).click();
  await form.getByRole('button', { name: 'Create' }).click();
  const request = page.getByRole('link', { name: 'Merge request' }).last();
  await expect(request).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: 'test-results/journey/onboarded-light.png' });
  await page.goto((await request.getAttribute('href'))!);
  await expect(page.getByText('git merge origin/')).toBeVisible();

  const commit = mergeOnboarding();
  await page.goto(`${MODEL}/deployments`);
  await expect(
    page.getByRole('row', { name: new RegExp(`^${commit} production`) }),
  ).toBeVisible({ timeout: 120_000 });
  await page.goto(`${MODEL}/scorecard`);
  await expect(criterion).not.toContainText('To do:');
  await visitor.look('onboarded-scorecard');
});

/** As the merge request says. @returns the merge's short id */
function mergeOnboarding(): string {
  const clone = path.join(folder, 'collections-score');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();
  const url = FORGE.replace('://', `://oauth2:${forgeToken()}@`);
  execFileSync('git', [
    ...['clone', '-q', `${url}/models/collections-score.git`, clone],
  ]);
  git('config', 'user.name', 'guest');
  git('config', 'user.email', 'guest@example.com');
  git('merge', '-q', '--no-commit', '--no-ff', 'origin/waymark-onboarding');
  const file = path.join(clone, '.gitlab-ci.yml');
  const pipeline = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    `include:\n  - local: ci/waymark.gitlab-ci.yml\n\n${pipeline.replace(
      'deploy:\n  stage',
      'deploy:\n  extends: .waymark-report\n  stage',
    )}`,
  );
  git('commit', '-qam', 'Report deployments');
  git('push', '-q', 'origin', 'HEAD:main');
  return git('rev-parse', '--short=8', 'HEAD');
}

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
