const READ = 2_000;
const SHOWN = 300;
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
  const text = JSON.stringify(sent, shorten) ?? '';
  const clean = withoutSecrets(text.slice(0, READ));
  return clean.length > SHOWN || text.length > READ
    ? `${clean.slice(0, SHOWN)}…`
    : clean;
}

/** Keeps large events from being written out whole. */
function shorten(_name: string, value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, SHOWN);
  return Array.isArray(value) ? value.slice(0, 5) : value;
}
