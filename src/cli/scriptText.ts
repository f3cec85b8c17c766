import { readFileSync } from 'node:fs';
import { UsageError } from './usageError.ts';

/** A script of this machine as PowerShell decodes it: UTF-8, or UTF-16 where a mark at its beginning says so. Throws a `UsageError` where it cannot be read. */
export function scriptText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return new TextDecoder(markedEncoding(bytes) ?? 'utf-8').decode(bytes);
  } catch (error) {
    throw noScript(file, error);
  }
}

/** Why there is no script to read, as whoever named it is told. */
export function noScript(file: string, error: unknown): UsageError {
  return new UsageError(
    `There is no script ${file}: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
