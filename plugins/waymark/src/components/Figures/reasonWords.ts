const words: Record<string, string> = {
  sameChange: 'a change already counted at its first production deployment',
  noCommitTime:
    'without a commit time: add change.committedAt to the deploy event',
  failureTimeUnknown:
    'nobody reported an incident before the rollback: send incident.detected',
  negativeDuration: 'ends before it begins: check the clocks of the senders',
  requestUnknown: 'the request it answers is not known here',
  noDegradedSince:
    'without degradedSince: add it to the incident event to know the delay',
  noTrainingTime:
    'without the time training finished: add it to artifact.packaged',
  noDataTime: 'without trainedDataUntil: add it to artifact.packaged',
  noApproval: 'released without an approval: send approval.closed',
  noVersion: 'attempts that failed, which name no version',
  open: 'not ended yet',
};

/** An exclusion's reason in words, with what to do where something can be done. */
export function reasonWords(reason: string): string {
  if (words[reason]) return words[reason];
  // A reason this version does not know yet: `someReason` reads "some reason"
  return /\s/.test(reason)
    ? reason
    : reason.replace(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase('en-US');
}
