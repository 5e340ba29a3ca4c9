import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../../../..');

/** A route, and who may call it by the portal's own policy. */
export type Row = {
  method: string;
  path: string;
  permission: string;
  may: Record<'stranger' | 'member' | 'owner' | 'operator', boolean>;
};

/** The rows of the table of routes in docs/permissions.md. */
export const table: Row[] = readFileSync(
  resolve(root, 'docs/permissions.md'),
  'utf8',
)
  .split('\n')
  .flatMap(line => {
    const cells = line.split('|').map(cell => cell.trim());
    const [, method, path] =
      /^`(GET|POST|PATCH|DELETE) (\/\S*)`$/.exec(cells[1] ?? '') ?? [];
    if (!method) return [];
    const [, , permission, ...who] = cells;
    const [signedIn, owner, operator] = who.map(cell => {
      if (!['yes', 'no', ''].includes(cell))
        throw new Error(`${line}: ${cell}?`);
      return cell === 'yes';
    });
    // A member of another team is somebody who is signed in
    const may = { stranger: signedIn, member: signedIn, owner, operator };
    return [{ method, path, permission, may }];
  });

/** Every `METHOD /path` of the description of the API. */
export function readRoutes(): string[] {
  const file = resolve(root, 'plugins/waymark-backend/openapi.yaml');
  let path = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, key, method] =
        /^ {2}(\S+):$|^ {4}(get|post|put|patch|delete):$/.exec(line) ?? [];
      if (key) path = key;
      return method ? [`${method.toUpperCase()} ${path}`] : [];
    })
    .sort();
}
