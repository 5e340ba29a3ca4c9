/**
 * Takes the pictures the README and the docs show, light and dark, from a
 * portal that runs: `npm start` in one terminal, `yarn screenshots` in another.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const PORTAL = 'http://localhost:3000';
const folder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../docs/images',
);
const PAGES = [
  { name: 'models', path: '/models', ready: 'Credit risk', height: 900 },
  {
    name: 'model-page',
    path: '/catalog/default/model/credit-risk',
    ready: 'Change fail rate',
    height: 1250,
  },
  {
    name: 'deployments',
    path: '/catalog/default/model/credit-risk/deployments',
    ready: 'Versions in service',
    height: 900,
  },
];

if (!(await fetch(PORTAL).catch(() => undefined))?.ok) {
  process.stderr.write(`No portal answers at ${PORTAL}: run npm start first\n`);
  process.exit(1);
}
fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update'],
    '--disable-sync',
  ],
});
for (const theme of ['light', 'dark']) {
  const context = await browser.newContext();
  await context.addInitScript(value => {
    localStorage.setItem('theme', value);
  }, theme);
  const page = await context.newPage();
  await page.goto(PORTAL);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Models' }).first().waitFor();
  for (const { name, path: place, ready, height } of PAGES) {
    await page.setViewportSize({ width: 1360, height });
    await page.goto(`${PORTAL}${place}`);
    await page.getByText(ready).first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => {});
    await page.waitForTimeout(1500);
    const file = path.join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path: file });
    process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
  }
  await context.close();
}
await browser.close();
