import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataPath } from './sharedData.ts';
import type { Answer } from './scriptedUpstream.ts';

/** An answer as recorded on the wire. */
export interface RecordedAnswer {
  /** `09-GetRevisionIdList-filter` */
  readonly name: string;
  readonly status: number;
  /** Without those that belong to the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The answers of a folder of the recorded exchanges by their number: `X.response.headers.txt` beside `X.response.xml`. */
export function recordedAnswers(folder: string): ReadonlyMap<number, RecordedAnswer> {
  const root = sharedDataPath(folder);
  const ending = '.response.headers.txt';
  const names = readdirSync(root).filter((file) => file.endsWith(ending));
  return new Map(
    names.map((file) => {
      const name = file.slice(0, -ending.length);
      const [statusLine = '', ...lines] = readFileSync(path.join(root, file), 'latin1').trim().split(/\r?\n/);
      const headers = lines
        .map((line) => line.split(/:\s*(.*)/s))
        .map(([key = '', value = '']): [string, string] => [key, value])
        .filter(([key]) => !/^(connection|content-length|date)$/i.test(key));
      const body = path.join(root, `${name}.response.xml`);
      return [
        Number(name.slice(0, 2)),
        {
          name,
          status: Number(statusLine.split(' ')[1]),
          headers: Object.fromEntries(headers),
          body: existsSync(body) ? readFileSync(body) : Buffer.alloc(0),
        },
      ];
    }),
  );
}

/** Gives a recorded answer again. */
export function replayed(answer: RecordedAnswer | undefined): Answer {
  return (_request, response) => {
    if (answer === undefined) throw new Error('There is no such recorded answer');
    response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.length });
    response.end(answer.body);
  };
}
