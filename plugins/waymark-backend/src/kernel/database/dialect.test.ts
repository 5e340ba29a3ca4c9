import { isDatabaseAway } from './dialect';

describe('isDatabaseAway', () => {
  it.each([
    { code: 'ECONNREFUSED' },
    { code: 'ENOTFOUND' },
    { code: 'EAI_AGAIN' },
    { code: 'EHOSTUNREACH' },
    { code: 'ENETUNREACH' },
    { code: 'ENOENT', syscall: 'connect' },
    { code: '25006' },
    { code: '40P01' },
    { code: '40001' },
    { code: '57P03' },
    { name: 'KnexTimeoutError' },
    { message: 'Connection terminated unexpectedly' },
  ])('is so of %j', error => {
    expect(isDatabaseAway(Object.assign(new Error(), error))).toBe(true);
  });

  it.each([
    { code: 'ENOENT', syscall: 'open' },
    { code: '23505' },
    { code: '54000' },
    { code: '22021' },
    { message: 'no such table: events' },
  ])('is not so of %j', error => {
    expect(isDatabaseAway(Object.assign(new Error(), error))).toBe(false);
  });

  it('is not so of what is no error', () => {
    expect([undefined, null, 'gone', {}].map(isDatabaseAway)).not.toContain(
      true,
    );
  });
});
