/**
 * The tag of an image, `registry:5000/models/risk:7@sha256:…` is `7`; undefined
 * without one.
 */
export function imageTag(image: string): string | undefined {
  const [name] = image.split('@');
  return /:([\w][\w.-]*)$/.exec(name)?.[1];
}
