/**
 * Replaces `$NAME` and `${NAME}` by the variables' values, unknown names by
 * nothing.
 *
 * @public
 */
export function expandText(
  text: string,
  variables: Record<string, string>,
): string {
  return text.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (_, braced: string, bare: string) => variables[braced ?? bare] ?? '',
  );
}
