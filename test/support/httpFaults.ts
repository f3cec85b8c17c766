import { gzipSync } from 'node:zlib';
import { answerOpening } from '../../src/protocol/soap/envelope.ts';
import type { Fault } from './faultyUpstream.ts';

/** The connection is reset before a byte of an answer. */
export const reset: Fault = (_call, response) => {
  response.socket?.resetAndDestroy();
  return Promise.resolve();
};

/** Bytes that are no HTTP. */
export const otherProtocol: Fault = (_call, response) => {
  response.socket?.end('220 mail.example ESMTP\r\n');
  return Promise.resolve();
};

/** The good answer, a byte every few milliseconds: there is always something to wait for. */
export const drip: Fault = async (_call, response, passOn) => {
  const { status, headers, body } = await passOn();
  response.writeHead(status, headers);
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed || sent >= body.length) clearInterval(timer);
    else response.write(body.subarray(sent, ++sent));
  }, 5);
};

/** Announces another length than comes. */
export function announcing(change: (length: number) => number): Fault {
  return async (_call, response, passOn) => {
    const { status, headers, body } = await passOn();
    const lines = [
      `HTTP/1.1 ${status} OK`,
      `Content-Type: ${headers['content-type'] ?? ''}`,
      `Content-Length: ${change(body.length)}`,
      'Connection: close',
    ];
    response.socket?.write(`${lines.join('\r\n')}\r\n\r\n`);
    response.socket?.end(body);
  };
}

/** Headers without end. */
export const manyHeaders: Fault = (_call, response) => {
  const line = `X-More: ${'x'.repeat(1000)}\r\n`;
  response.socket?.write(`HTTP/1.1 200 OK\r\n${line.repeat(500)}`);
  return Promise.resolve();
};

/** Another body with status 200. */
export function instead(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'text/xml; charset=utf-8' },
): Fault {
  return async (_call, response) => {
    await Promise.resolve();
    response.writeHead(200, headers).end(body);
  };
}

/** Something other than gzip, called so. */
export const damagedGzip: Fault = instead('no gzip at all', {
  'Content-Type': 'text/xml',
  'Content-Encoding': 'gzip',
});

/** A few kilobytes that become eight megabytes. */
export const gzipBomb: Fault = instead(gzipSync(answerOpening + '<a/>'.repeat(2_000_000)), {
  'Content-Type': 'text/xml',
  'Content-Encoding': 'gzip',
});

/** A compression that nobody asked for. */
export const unknownCompression: Fault = instead('<a/>', {
  'Content-Type': 'text/xml',
  'Content-Encoding': 'xpress',
});

/** Cuts the first file in its middle; then Range is passed over and everything sent again. */
export function ignoringRange(): Fault {
  const whole = new Map<string, Buffer>();
  return async (call, response, passOn) => {
    const known = whole.get(call.path);
    const { headers, body } = await passOn();
    whole.set(call.path, known ?? body);
    const answer = known ?? body;
    response.writeHead(200, { ...headers, 'content-length': String(answer.length) });
    if (call.count > 1) response.end(answer);
    else response.write(answer.subarray(0, Math.ceil(answer.length / 2)), () => response.destroy());
  };
}
