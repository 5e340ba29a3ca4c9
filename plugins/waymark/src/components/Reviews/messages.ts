/** Who is asked to attest a criterion. */
export const reviewsMessages = {
  asked: 'Asked of {{reviewer}} by {{person}}, {{when}}',
  askedWithNote: 'Asked of {{reviewer}} by {{person}}, {{when}}: {{note}}',
  withdraw: 'Withdraw',
  withdrawThis: 'Withdraw the review of {{criterion}} asked of {{reviewer}}',
  withdrawal: {
    title: 'Withdraw review',
    what: 'withdraw reviews',
    text: '{{reviewer}} is no longer asked. Both stay in the ledger.',
  },
  request: {
    title: 'Request a review',
    of: 'Request a review of {{criterion}}',
    what: 'request reviews',
    label: 'Request',
    note: 'Note',
    text: 'They are asked to attest it. It stays open until somebody does, or you withdraw it. No level changes by asking.',
  },
  picker: {
    find: 'Find a person or group',
    what: 'people and groups',
    whom: 'Whom to ask',
    owner: '{{name}}, the owner',
    nobody: 'The catalog shows you nobody by that name.',
    typeMore: '{{shown}} of {{total}}: type more of the name.',
  },
} as const;
