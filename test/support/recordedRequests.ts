import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataPath } from './sharedData.ts';

/** A request as recorded on the wire. */
export interface RecordedRequest {
  /** `09-GetRevisionIdList` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Without `Host` and `Content-Length`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The requests of a folder of the recorded exchanges, in order: `X.headers.txt` beside `X.request.xml`. */
export function recordedRequests(folder: string): RecordedRequest[] {
  const root = sharedDataPath(folder);
  return readdirSync(root)
    .filter((file) => file.endsWith('.request.xml'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.request.xml'.length);
      const head = readFileSync(path.join(root, `${name}.headers.txt`), 'latin1')
        .trim()
        .split(/\r?\n/);
      const [method = '', target = ''] = (head[0] ?? '').split(' ');
      const headers = head
        .slice(1)
        .map((line): [string, string] => [
          line.slice(0, line.indexOf(':')),
          line.slice(line.indexOf(':') + 1).trim(),
        ])
        .filter(([header]) => !/^(host|content-length)$/i.test(header));
      return {
        name,
        method,
        path: target,
        headers: Object.fromEntries(headers),
        body: readFileSync(path.join(root, file), 'utf8'),
      };
    });
}
