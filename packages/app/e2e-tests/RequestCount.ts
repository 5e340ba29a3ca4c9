import type { Page } from '@playwright/test';

/** Counts what a page asks of Waymark's API, and the bytes that it is answered. */
export class RequestCount {
  readonly paths: string[] = [];
  bytes = 0;

  constructor(page: Page) {
    page.on('response', async response => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/waymark/')) return;
      this.paths.push(pathname);
      const sizes = await response.request().sizes();
      this.bytes += sizes.responseBodySize + sizes.responseHeadersSize;
    });
  }

  toString(): string {
    return `${this.paths.length} requests, ${Math.round(
      this.bytes / 1024,
    )} KiB`;
  }
}
