/** Stands for the platform itself where frameworks judge it. @public */
export const WAYMARK_PLATFORM_REF = 'platform:default/waymark';
