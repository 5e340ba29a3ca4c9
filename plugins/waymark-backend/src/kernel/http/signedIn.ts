/** Every route but those for events: a user, or a service. */
export const SIGNED_IN: { allow: ('user' | 'service')[] } = {
  allow: ['user', 'service'],
};
