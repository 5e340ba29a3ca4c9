/** Something a person or group should know of, and where it leads. */
export type Notice = {
  /** Entity refs of the users and groups it is for */
  to: string[];
  title: string;
  description?: string;
  /** Path in the portal */
  link: string;
  topic: string;
  /** A later notice of the same scope replaces it */
  scope: string;
};

/** Tells people, where the portal has a way to. */
export interface Notifier {
  /**
   * Never fails: what is told was settled before.
   *
   * @returns whether it was handed over
   */
  send(notice: Notice): Promise<boolean>;
}
