import type { RequestHandler } from 'express';

/** Fields that a page makes links of. */
const LINK = /(url|link|href)$/i;
/** Fields that name something, in whatever scheme, and may become links. */
const NAME = /(uri|repository)$/i;
/** Browsers overlook control characters and blanks in a scheme. */
const IGNORED = /[\0-\x20]/g;

/**
 * Lets answers carry links to the web alone: senders of events choose URLs, and
 * one of `javascript:` would run in the page of whoever follows it. Others are
 * answered as `null`.
 */
export function onlyWebUrls(): RequestHandler {
  return (_req, res, next) => {
    res.json = body =>
      res.type('application/json').send(JSON.stringify(body, withoutOtherUrls));
    next();
  };
}

/** A replacer for `JSON.stringify`. */
export function withoutOtherUrls(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const isLink = LINK.test(field);
  if (!isLink && !NAME.test(field)) return value;
  const [, scheme] =
    /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(IGNORED, '')) ?? [];
  if (scheme === undefined || /^https?$/i.test(scheme)) return value;
  const runs = /^(javascript|vbscript|data|blob|file)$/i.test(scheme);
  return isLink || runs ? null : value;
}
