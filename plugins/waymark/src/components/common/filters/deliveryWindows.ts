/** How far back the standard windows reach from now. */
export const deliveryWindows = ['7d', '30d', '90d', '365d'] as const;

/** One of the standard windows. */
export type DeliveryWindow = (typeof deliveryWindows)[number];

/** The window shown when nobody chose one. */
export const DEFAULT_WINDOW: DeliveryWindow = '90d';
