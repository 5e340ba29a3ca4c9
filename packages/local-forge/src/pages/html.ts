/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

function render(value: unknown): string {
  if (value instanceof Html) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(render).join('');
  }
  return value === undefined || value === false
    ? ''
    : String(value)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}

/**
 * A template of HTML that escapes what is put in.
 *
 * @public
 */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(
    parts.reduce((text, part, i) => text + render(values[i - 1]) + part),
  );
}
