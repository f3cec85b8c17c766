import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SyncError } from '../domain/errors/syncError.ts';
import type { CommandHost, InputStream } from './host.ts';
import { UsageError } from './usageError.ts';

/** How large a script may be, in bytes: more than anybody writes, and its tree fits into the memory of a session. */
export const largestScript = 16 * 1024 * 1024;

/**
 * A script of this machine as PowerShell decodes it: UTF-8, or UTF-16 where a mark at its beginning says so. Throws a `UsageError` where it cannot be read,
 * `limitExceeded` where it does not end within `largestScript`.
 */
export function scriptText(file: string): string {
  const script = new ScriptBytes(file);
  try {
    const opened = openSync(file, 'r');
    try {
      // Not by its size: a device or a pipe tells none.
      for (;;) {
        const chunk = Buffer.allocUnsafe(65_536);
        const count = readSync(opened, chunk);
        if (count === 0) return script.text();
        script.add(chunk.subarray(0, count));
      }
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw error instanceof SyncError ? error : noScript(file, error);
  }
}

/** How a script that comes from standard input is named, as `pwsh -File -` names it. */
const standardInput = '-';

/** A script that was named on the command line; `file` null: from standard input, which is read to its end. Rejects as `scriptText` does. */
export interface GivenScript {
  /** Absolute path. */
  readonly file: string | null;
  readonly text: string;
}

/** Reads the script that a word of the command line names: a file, or `-` for standard input. */
export async function givenScript(
  name: string,
  host: Pick<CommandHost, 'currentFolder' | 'stdin'>,
): Promise<GivenScript> {
  if (name !== standardInput) {
    const file = path.resolve(host.currentFolder, name);
    return { file, text: scriptText(file) };
  }
  const stdin: InputStream = host.stdin ?? process.stdin;
  const script = new ScriptBytes('from standard input');
  for await (const chunk of stdin) script.add(Buffer.from(chunk));
  return { file: null, text: script.text() };
}

/** The bytes of a script as they come, within bounds. */
class ScriptBytes {
  readonly #what: string;
  readonly #chunks: Buffer[] = [];
  #length = 0;

  constructor(what: string) {
    this.#what = what;
  }

  add(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > largestScript)
      throw new SyncError(
        'limitExceeded',
        `The script ${this.#what} has more than ${largestScript / 1024 / 1024} MiB`,
      );
    this.#chunks.push(chunk);
  }

  text(): string {
    return decoded(Buffer.concat(this.#chunks));
  }
}

/** Why there is no script to read, as whoever named it is told. */
export function noScript(file: string, error: unknown): UsageError {
  return new UsageError(
    `There is no script ${file}: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder(markedEncoding(bytes) ?? 'utf-8').decode(bytes);
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
