/** A maturity level with its scale and name: "3 of 5 · Managed". */
export function formatLevel(level: {
  level: number;
  of: number;
  title: string;
}): string {
  return `${level.level} of ${level.of} · ${level.title}`;
}
