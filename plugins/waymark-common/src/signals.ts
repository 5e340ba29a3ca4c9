/** The signals channel on which the backend says which models changed. @public */
export const WAYMARK_SIGNAL_CHANNEL = 'waymark:models';

/** A signal: it carries no data, only whose data to fetch again. @public */
export type WaymarkSignal = { models: string[] };
