export const deliveryCardMessages = {
  title: 'Delivery',
  what: 'the delivery figures',
} as const;
