import { PassThrough, Writable } from 'node:stream';

/** Columns of a terminal that does not say how many it has. */
const usualColumns = 120;

/** A pseudoterminal of VS Code as the streams that an editor of lines works with. */
export class TerminalStreams {
  readonly stdin = Object.assign(new PassThrough(), { isTTY: true });
  readonly stdout: Writable & { readonly isTTY: true; columns: number };

  /** `write` shows text; lines end as terminals want it. */
  constructor(write: (text: string) => void) {
    const stdout = new Writable({
      decodeStrings: false,
      write: (chunk: unknown, _, done) => {
        write(String(chunk).replaceAll(/\r?\n/g, '\r\n'));
        done();
      },
    });
    this.stdout = Object.assign(stdout, { isTTY: true as const, columns: usualColumns });
  }

  /** Keys were pressed. */
  type(data: string): void {
    this.stdin.write(data);
  }

  /** The terminal has another width now. */
  resize(columns: number): void {
    this.stdout.columns = columns;
    this.stdout.emit('resize');
  }
}
