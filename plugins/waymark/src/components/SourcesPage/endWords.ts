const DAY = 86_400_000;

/** When a token ends: "expires in 12 days", "expires today". */
export function endWords(expiresAt: string | null, now = Date.now()): string {
  if (expiresAt === null) return 'never expires';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  const days = Math.floor(left / DAY);
  if (days === 0) return 'expires within a day';
  return `expires in ${days} ${days === 1 ? 'day' : 'days'}`;
}
