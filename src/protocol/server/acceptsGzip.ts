import type { IncomingMessage } from 'node:http';

/**
 * Whether to pack an answer: when the client asks for gzip and sits on another machine. On the same one packing and
 * unpacking costs more than the bytes do, and child sites pull cabinets, which hardly shrink.
 */
export function wantsGzip({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  return socket.remoteAddress !== socket.localAddress && acceptsGzip(headers['accept-encoding']);
}

/** Whether an `Accept-Encoding` header allows gzip. `xpress`, which Windows asks for, is answered with identity. */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
    weights.set(coding, weight === undefined ? 1 : Number(weight));
  }
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
