import { html, Html } from './html';

const style = new Html(`
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid #8884; border-radius: 4px; font-size: 13px; }
  code { font-size: 13px; } nav { margin-bottom: 1rem; }
  footer { margin-top: 3rem; opacity: .7; font-size: 13px; }
`);

/** @public */
export interface PageOptions {
  title: string;
  /** Links that lead here, outermost first. */
  trail?: { href: string; text: string }[];
  body: Html;
  /** Reload every two seconds: something is still going on. */
  live?: boolean;
}

/**
 * A whole page of the read-only view.
 *
 * @public
 */
export function layout(options: PageOptions): string {
  const { title, trail = [], body, live } = options;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${live && html`<meta http-equiv="refresh" content="2" />`}
        <title>${title} · local-forge</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <nav aria-label="Breadcrumb">
          <a href="/">local-forge</a>${trail.map(
            link => html` / <a href="${link.href}">${link.text}</a>`,
          )}
        </nav>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>
          A GitLab-shaped forge on this machine. It is not GitLab.
        </footer>
      </body>
    </html> `.text;
}

/**
 * A moment as people read it, exact to the second.
 *
 * @public
 */
export function moment(iso: string | undefined): Html {
  return iso
    ? html`<time datetime="${iso}"
        >${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time
      >`
    : html``;
}

/**
 * How long something took, to the tenth of a second.
 *
 * @public
 */
export function took(from: string | undefined, to: string | undefined): string {
  return from && to
    ? `${((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1)} s`
    : '';
}
