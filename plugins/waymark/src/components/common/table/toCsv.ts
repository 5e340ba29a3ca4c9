/** What a cell of a table may hold. */
export type CsvCell = string | number | boolean | null | undefined;

/** A table as CSV (RFC 4180), the first row its head. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(row => `${row.map(encode).join(',')}\r\n`).join('');
}

function encode(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  // Spreadsheets would run a cell that starts so as a formula.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
