/** The signals channel on which the backend says which models changed. @public */
export const WAYMARK_SIGNAL_CHANNEL = 'waymark:models';

/**
 * A signal: whose data to fetch again. Models are named by the `signalId` of
 * their summaries, since signals reach everybody who is connected.
 * @public
 */
export type WaymarkSignal = { models: string[] };
