import express from 'express';
import request from 'supertest';
import { onlyWebUrls, withoutOtherUrls } from './onlyWebUrls';

/** Put together, as lint takes it for code otherwise. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');
const kept = (field: string, value: unknown) =>
  withoutOtherUrls(field, value) === value;

describe('URLs in answers', () => {
  it.each([
    SCRIPT,
    SCRIPT.replace('java', 'JAVA'),
    ' java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/x',
    'file:///etc/passwd',
  ])('leave out %j wherever a link may be made of it', value => {
    for (const field of [
      'url',
      'runUrl',
      'link',
      'href',
      'uri',
      'repository',
    ]) {
      expect([field, withoutOtherUrls(field, value)]).toEqual([field, null]);
    }
    // What people read is theirs to write
    expect(kept('reason', value)).toBe(true);
  });

  it('keep links to the web, paths, and names in other schemes', () => {
    for (const value of ['https://a.example/x', 'HTTP://a', '/models', 'a b']) {
      expect(kept('url', value)).toBe(true);
    }
    expect(kept('uri', 'pkg:oci/model@1')).toBe(true);
    expect(kept('repository', 'ssh://git@git.example/models/x')).toBe(true);
    expect(kept('repository', 'git@git.example:models/x')).toBe(true);
    expect(kept('url', 'ftp://a.example/x')).toBe(false);
    expect(kept('url', 7)).toBe(true);
  });

  it('are left out of every answer, however deep', async () => {
    const app = express();
    app.use(onlyWebUrls());
    app.get('/', (_req, res) => {
      res.status(202).json({ items: [{ change: { url: SCRIPT, id: '1' } }] });
    });
    const { status, body, type } = await request(app).get('/');
    expect([status, type]).toEqual([202, 'application/json']);
    expect(body).toEqual({ items: [{ change: { url: null, id: '1' } }] });
  });
});
