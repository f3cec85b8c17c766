import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ServedContent } from '../../domain/servedCatalog.ts';
import { byteRange } from './byteRange.ts';

/** Sends a file or a part of it: GET and HEAD, `Range`, and validators, for which the digest serves. */
export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  file: { readonly sha1: string; readonly content: ServedContent },
): Promise<void> {
  const { size } = file.content;
  const tag = `"${file.sha1}"`;
  const headers = { 'Accept-Ranges': 'bytes', ETag: tag, 'Content-Type': 'application/octet-stream' };
  const { method, headers: asked } = request;
  if (names(asked['if-none-match'], tag)) {
    response.writeHead(304, headers).end();
    return;
  }
  // A range is defined for GET alone, and for the file that the client has a part of.
  const isForPart = method === 'GET' && (asked['if-range'] === undefined || asked['if-range'] === tag);
  const range = byteRange(isForPart ? asked.range : undefined, size);
  if (range.kind === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    return;
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
  const part = range.kind === 'part' ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {};
  response.writeHead(range.kind === 'part' ? 206 : 200, {
    ...headers,
    ...part,
    'Content-Length': end - start + 1,
  });
  if (method === 'HEAD' || size === 0) response.end();
  else await pipeline(file.content.read(start, end), response);
}

function names(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((part) => part.trim().replace(/^W\//, '') === tag) ?? false;
}
