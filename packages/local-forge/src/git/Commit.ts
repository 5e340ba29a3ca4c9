/** @public */
export interface Commit {
  id: string;
  parents: string[];
  authorName: string;
  authorEmail: string;
  authoredAt: string;
  committerName: string;
  committerEmail: string;
  committedAt: string;
  message: string;
}

/** Format of `git log` that `parseCommit` reads. */
export const commitFormat =
  '%H%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';

export function parseCommit(record: string): Commit {
  const [
    id,
    parents,
    authorName,
    authorEmail,
    authoredAt,
    committerName,
    committerEmail,
    committedAt,
    message,
  ] = record.split('\0');
  return {
    id: id.trim(),
    parents: parents.split(' ').filter(Boolean),
    authorName,
    authorEmail,
    authoredAt,
    committerName,
    committerEmail,
    committedAt,
    message: message.trimEnd(),
  };
}
