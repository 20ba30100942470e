/** Rows as CSV after RFC 4180 with plain line feeds. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [header.join(",")];
  for (const row of rows) lines.push(row.map(quoted).join(","));
  return `${lines.join("\n")}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
