/** A framework of one's own, in its file's form; it judges models unless the rules say otherwise. */
export function framework<Rules extends object>(rules: Rules) {
  return {
    id: 'house-rules',
    version: 1,
    title: 'House rules',
    subject: 'model' as const,
    source: { title: 'Own work' },
    ...rules,
  };
}

/** A criterion that facts decide, of the area its id begins with. */
export function automatic(
  id: `${string}-${string}`,
  rule: { level: number; title: string; met: string; todo: string },
) {
  const [area] = id.split('-');
  return { id, area, kind: 'automatic' as const, ...rule };
}
