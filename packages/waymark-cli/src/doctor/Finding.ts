/** What a check found, and what to do about it. */
export type Finding = {
  state: 'ok' | 'warn' | 'fail';
  what: string;
  advice?: string;
};
