import { occasionOf } from './occasionOf';

const at = (text: string) => Date.parse(`${text}Z`);
const campaign = { createdAt: at('2027-01-01T09:00'), due: '2027-03-01' };
const days = [14, 7, 1];

describe('occasionOf', () => {
  it.each([
    ['2027-01-01T09:00', 'start'],
    ['2027-02-14T23:59', 'start'],
    ['2027-02-15T00:00', '2027-03-01-14d'],
    ['2027-02-22T00:00', '2027-03-01-7d'],
    ['2027-02-28T00:00', '2027-03-01-1d'],
    ['2027-03-01T23:59', '2027-03-01-1d'],
    ['2027-03-02T00:00', '2027-03-01+0w'],
    ['2027-03-08T23:59', '2027-03-01+0w'],
    ['2027-03-09T00:00', '2027-03-01+1w'],
    ['2027-05-04T00:00', '2027-03-01+9w'],
  ])('at %s it is %s', (now, occasion) => {
    expect(occasionOf(campaign, days, at(now))).toBe(occasion);
  });

  it('passes over what lies before the start', () => {
    const late = { createdAt: at('2027-02-24T12:00'), due: '2027-03-01' };
    expect(occasionOf(late, days, at('2027-02-27T12:00'))).toBe('start');
    expect(occasionOf(late, days, at('2027-02-28T12:00'))).toBe(
      '2027-03-01-1d',
    );
  });

  it('reminds anew once the due day was moved', () => {
    const now = at('2027-02-16T12:00');
    expect(occasionOf(campaign, days, now)).toBe('2027-03-01-14d');
    const moved = { ...campaign, due: '2027-02-23' };
    expect(occasionOf(moved, days, now)).toBe('2027-02-23-7d');
  });

  it('knows only start and lateness without reminder days', () => {
    expect(occasionOf(campaign, [], at('2027-02-28T12:00'))).toBe('start');
    expect(occasionOf(campaign, [], at('2027-03-02T12:00'))).toBe(
      '2027-03-01+0w',
    );
  });
});
