import { toUri } from './toUri';

describe('toUri', () => {
  it.each([
    'https://example.com',
    'http://user:secret@example.com:8080/a/b;c=1?q=%7B%7D&r=/?#part/2',
    'https://[2001:db8::1]:3000/alerts',
    'http://localhost:9090/graph?g0.expr=up%3D%3D0',
  ])('leaves %s as it is', url => {
    expect(toUri(url)).toBe(url);
  });

  it.each([
    ['https://example.com/events{/privacy}', 'events%7B/privacy%7D'],
    ['https://example.com/a|b?q=[1]#ä', 'a%7Cb?q=%5B1%5D#%C3%A4'],
    ['https://example.com/100%', '100%25'],
  ])('encodes what %s must not have', (url, end) => {
    expect(toUri(url)).toBe(`https://example.com/${end}`);
  });

  it.each([
    '',
    'example.com',
    'ftp://example.com',
    'https://',
    'https://exa mple.com',
    'https://example.com/a b',
    'data:text/html,hello',
    'https://example.com/\ud800',
  ])('takes no %j', url => {
    expect(toUri(url)).toBeUndefined();
  });
});
