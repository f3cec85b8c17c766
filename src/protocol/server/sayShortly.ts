import type { ServerResponse } from 'node:http';

/** Answers with one sentence of plain text (given without its full stop). */
export function sayShortly(response: ServerResponse, status: number, text: string, allow?: string): void {
  const body = Buffer.from(`${text}.\n`);
  if (allow !== undefined) response.setHeader('Allow', allow);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
}
