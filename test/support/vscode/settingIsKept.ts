import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isRecord, parsed } from '../parsedJson.ts';
import type { VscodeServer } from './startServer.ts';

/** How long VS Code may take to write a setting (ms). */
const patience = 30_000;

/** Resolves when VS Code has written a setting, of the user or of the machine. Rejects after a while with what it is instead. */
export async function settingIsKept(
  { folder }: Pick<VscodeServer, 'folder'>,
  key: string,
  value: unknown,
  scope: 'User' | 'Machine' = 'User',
): Promise<void> {
  const file = path.join(folder, `user/${scope}/settings.json`);
  let found: unknown;
  const end = Date.now() + patience;
  while (Date.now() < end) {
    // VS Code writes the file anew: for a moment it may hold less than all.
    const settings = existsSync(file) ? tryParsed(readFileSync(file, 'utf8')) : undefined;
    found = isRecord(settings) ? settings[key] : undefined;
    if (isDeepStrictEqual(found, value)) return;
    await rest(200);
  }
  throw new Error(`${key} is ${String(found)}`);
}

function tryParsed(text: string): unknown {
  try {
    return parsed(text);
  } catch {
    return undefined;
  }
}
