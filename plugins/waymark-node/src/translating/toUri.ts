const PCHAR = "[\\w\\-.~!$&'()*+,;=:@]|%[\\da-f]{2}";
const USER = "(?:[\\w\\-.~!$&'()*+,;=:]|%[\\da-f]{2})*@";
const HOST = "\\[[\\da-f:.]+\\]|(?:[\\w\\-.~!$&'()*+,;=]|%[\\da-f]{2})+";
const HTTP_URI = new RegExp(
  `^https?://(?:${USER})?(?:${HOST})(?::\\d*)?(?:/(?:${PCHAR})*)*` +
    `(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?$`,
  'i',
);
// What no part of a URI may have; brackets only hosts have
const OTHER = /[^\w\-.~!$&'()*+,;=:@/?#%]|%(?![\da-f]{2})/giu;

/**
 * An absolute http or https URL in the form of RFC 3986, which browsers are
 * less strict about: what stands for itself there is percent-encoded.
 *
 * @returns undefined for what is no such URL
 */
export function toUri(value: string): string | undefined {
  // Half a character has no encoding
  if (!URL.canParse(value) || /\s|\p{Surrogate}/u.test(value)) return undefined;
  const uri = HTTP_URI.test(value)
    ? value
    : value.replace(OTHER, encodeURIComponent);
  return HTTP_URI.test(uri) ? uri : undefined;
}
