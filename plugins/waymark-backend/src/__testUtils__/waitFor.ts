/** Tries until it holds; throws what was thrown last after `timeout` milliseconds. */
export async function waitFor<T>(
  check: () => T | Promise<T>,
  timeout = 10_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }
}
