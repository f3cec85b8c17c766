import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CommandHost, InputStream } from './host.ts';
import { UsageError } from './usageError.ts';

/** A script of this machine as PowerShell decodes it: UTF-8, or UTF-16 where a mark at its beginning says so. Throws a `UsageError` where it cannot be read. */
export function scriptText(file: string): string {
  try {
    return decoded(readFileSync(file));
  } catch (error) {
    throw noScript(file, error);
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
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return { file: null, text: decoded(Buffer.concat(chunks)) };
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
