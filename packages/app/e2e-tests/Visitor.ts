import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Page } from '@playwright/test';

/** Somebody at the portal, with a second pair of eyes that sees it dark. */
export class Visitor {
  static async create(browser: Browser): Promise<Visitor> {
    const light = await browser.newContext();
    const dark = await browser.newContext({ colorScheme: 'dark' });
    const visitor = new Visitor(await light.newPage(), await dark.newPage());
    await visitor.signIn();
    await signIn(visitor.darkPage);
    return visitor;
  }

  private constructor(readonly page: Page, private readonly darkPage: Page) {}

  /** As guest, where the portal asks. */
  signIn(): Promise<void> {
    return signIn(this.page);
  }

  /**
   * Accessible as it is, and as a new visitor sees it in the dark; leaves a
   * picture of each for people to look at, in `test-results/journey`.
   */
  async look(name: string, options: { dark?: boolean } = {}): Promise<void> {
    const { page, darkPage } = this;
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/journey/${name}-light.png` });
    if (options.dark === false) return;
    await darkPage.goto(page.url());
    await darkPage.waitForLoadState('networkidle').catch(() => {});
    await expectAccessible(darkPage);
    await darkPage.screenshot({
      path: `test-results/journey/${name}-dark.png`,
    });
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  const enter = page.getByRole('button', { name: 'Enter' });
  const inside = page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Models' });
  await expect(enter.or(inside).first()).toBeVisible({ timeout: 120_000 });
  if (await enter.isVisible()) await enter.click();
  await expect(inside).toBeVisible();
}

/** Once everything has loaded and faded in. */
async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    const serious = violations.filter(({ impact }) =>
      ['serious', 'critical'].includes(impact ?? ''),
    );
    expect(
      serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
  }).toPass({ timeout: 20_000 });
}
