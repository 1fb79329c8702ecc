/** The address that takes rows. */
export const rowsAddress = (url: string, model: string): string => `${url}/v2/models/${encodeURIComponent(model)}/rows`;

/** The body of a request for one row. */
export const requestBody = (row: Record<string, unknown>): string => JSON.stringify({ rows: [row] }, null, 2);

/** A command line that sends the same request, for a POSIX shell. */
export function curl(address: string, row: Record<string, unknown>): string {
  return [
    `curl -X POST ${quoted(address)}`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(JSON.stringify({ rows: [row] }))}`,
  ].join(' \\\n  ');
}

// Within single quotes a shell reads nothing but the quote itself.
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
