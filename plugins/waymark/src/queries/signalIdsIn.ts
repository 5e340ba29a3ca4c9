/** The models that an answer tells of: their refs and how signals name them. */
export function signalIdsIn(answer: unknown): [string, string][] {
  const { items, model } = (answer ?? {}) as {
    items?: unknown[];
    model?: unknown;
  };
  return [answer, model, ...(Array.isArray(items) ? items : [])].flatMap(
    each => {
      const { ref, signalId } = (each ?? {}) as {
        ref?: string;
        signalId?: string;
      };
      return ref && signalId ? [[ref, signalId] as [string, string]] : [];
    },
  );
}
