const READ = 2_000;
const SHOWN = 300;
const DEEPEST = 20;
const CUT = '[cut]';

/** `"token": "…"` and `password=…`, also where the text ends in the value. */
const NAMED =
  /(?<![\w.-])("?[\w.-]*(?:secret|token|passw|authori[sz]ation|credential|api.?key|signature|cookie)[\w.-]*"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|[^\s,;&}]+)/gi;
const SCHEME = /\b(Bearer|Basic)\s+[^\s"',]+/gi;
const USER_INFO = /(\w:\/\/)[^/\s"@]+@/g;
/** Long runs that mix letters and digits: keys, hashes, tokens. */
const RANDOM = /(?<![\w+-])(?=[\w+-]*[a-z])(?=[\w+-]*\d)[\w+-]{24,}={0,2}/gi;

/** Text with everything cut out that looks like a secret. */
export function withoutSecrets(text: string): string {
  return text
    .replace(SCHEME, `$1 ${CUT}`)
    .replace(NAMED, `$1${CUT}`)
    .replace(USER_INFO, `$1${CUT}@`)
    .replace(RANDOM, CUT);
}

/** The beginning of what was sent, without what looks like a secret. */
export function excerptOf(sent: unknown): string {
  const text = JSON.stringify(shorten(sent)) ?? '';
  const clean = withoutSecrets(text.slice(0, READ));
  return clean.length > SHOWN || text.length > READ
    ? `${clean.slice(0, SHOWN)}…`
    : clean;
}

/** Keeps what is large, or nested without end, from being written out whole. */
function shorten(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, SHOWN);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '…';
  return Array.isArray(value)
    ? value.slice(0, 5).map(each => shorten(each, depth + 1))
    : Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          name,
          shorten(each, depth + 1),
        ]),
      );
}
