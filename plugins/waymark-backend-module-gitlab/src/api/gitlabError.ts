import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';

/** A refusal of GitLab's as an error that says what to do. */
export function gitlabError(answer: {
  host: string;
  path: string;
  status: number;
  text: string;
}): Error {
  const { host, path, status } = answer;
  const said = readMessage(answer.text);
  const project = decodeURIComponent(
    /^\/projects\/([^/]+)/.exec(path)?.[1] ?? '',
  );
  switch (status) {
    case 401:
      return new AuthenticationError(
        `GitLab at ${host} refuses the token (${said}). Put a valid token with scope api under integrations.gitlab for ${host}.`,
      );
    case 403:
      return new NotAllowedError(
        `GitLab at ${host} does not let the token's user act on ${project} (${said}). Give it scope api and at least the role Developer in the project, or Maintainer where the default branch is protected.`,
      );
    case 404:
      return new NotFoundError(
        `GitLab at ${host} knows no project ${project}, or hides it from the token (${said}). Check the annotations gitlab.com/project-slug and gitlab.com/instance of the model, and that the token's user is a member.`,
      );
    case 400:
    case 422:
      return new InputError(
        `GitLab at ${host} starts no pipeline in ${project} (${said}). ${adviseOn(
          said,
        )}`,
      );
    default:
      return status >= 500 || status === 429 || status === 408
        ? new ServiceUnavailableError(
            `GitLab at ${host} answered ${status} (${said})`,
          )
        : new InputError(`GitLab at ${host} answered ${status} (${said})`);
  }
}

function adviseOn(said: string): string {
  if (/set pipeline variables/i.test(said)) {
    return 'Under Settings > CI/CD > Variables, let the role of the token use pipeline variables.';
  }
  if (/reference not found/i.test(said)) {
    return 'Check that the default branch exists.';
  }
  return 'Check that .gitlab-ci.yml on the default branch is valid and has a job for WAYMARK_ACTION == "rollback".';
}

/** GitLab writes `{ message }` or `{ error }`, as text, list or by field */
function readMessage(text: string): string {
  try {
    const body = JSON.parse(text);
    const message = body.message ?? body.error ?? text;
    const plain =
      typeof message === 'string' ? message : flatten(message).join('; ');
    return plain.slice(0, 300);
  } catch {
    return text.trim().slice(0, 100) || 'no reason given';
  }
}

function flatten(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(flatten);
  }
  return [String(value)];
}
