/** A ratio as a percentage with at most one decimal: "12.5 %". */
export function formatPercent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))
    .toString()
    .replace('-', '−')} %`;
}
