import { findUnstorable } from './findUnstorable';

const nested = (levels: number) =>
  JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`);

describe('findUnstorable', () => {
  it('takes anything that JSON writes', () => {
    expect(
      findUnstorable({
        text: 'C:\\u0000 \u{1F600}',
        list: [-1.5e300, null, true, { '': undefined }],
      }),
    ).toBeUndefined();
    expect(findUnstorable(nested(100))).toBeUndefined();
  });

  it.each([
    ['{"a":[0,{"b/c":"\\u0000"}]}', '/a/1/b~1c', 'U+0000'],
    ['{"a~":"\\ud800"}', '/a~0', 'surrogate'],
    ['{"a":{"\\udfff":1}}', '/a/\udfff', 'surrogate'],
    ['[1,-1e999]', '/1', 'no finite number'],
    ['"\\u0000"', '', 'U+0000'],
  ])('finds what stands in %s', (json, path, message) => {
    expect(findUnstorable(JSON.parse(json), '/data')).toEqual({
      path: `/data${path}`,
      message: expect.stringContaining(message),
    });
  });

  it('goes no deeper than may be, and writes no name in full', () => {
    expect(findUnstorable(nested(100_000))).toEqual({
      path: '/0'.repeat(100),
      message: 'is nested more than 100 levels deep',
    });
    const { path } = findUnstorable({ ['n'.repeat(100_000)]: '\0' })!;
    expect(path).toHaveLength(101);
  });
});
