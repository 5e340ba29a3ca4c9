import { PackageURL } from 'packageurl-js';

/** The form of an environment's name that is compared. */
export function environmentKey(environment: string): string {
  return environment.toLowerCase();
}

/** The canonical form of a package URL; undefined for what is none. */
export function canonicalPurl(id: string): string | undefined {
  if (!/^pkg:/i.test(id)) return undefined;
  try {
    return PackageURL.fromString(id).toString();
  } catch {
    return undefined;
  }
}
