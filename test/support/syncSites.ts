import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FilePort } from '../../src/store/files/filePort.ts';
import { faultyFiles } from './faultyFiles.ts';

const store = path.resolve(import.meta.dirname, '../../src/store');

/** Every place of the store's source that syncs a file or a folder through the port, as `file.ts:line`. */
export function syncSites(): readonly string[] {
  const names = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return names.sort().flatMap((name) => {
    if (path.basename(name) === 'nodeFiles.ts') return [];
    const lines = readFileSync(path.join(store, name), 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      // A log's own `sync` goes through one of these.
      /\.sync\(\)|\.syncFolder\(/.test(line) && !line.includes('site.sync()') ? [`${name}:${index + 1}`] : [],
    );
  });
}

/** Files that do not do the syncs which one place of the source asks for, and that note the places which ask. */
export function withoutSyncAt(files: FilePort, left: string | undefined, seen = new Set<string>()): FilePort {
  const isLeftOut = (): boolean => {
    const site = callingSite();
    seen.add(site);
    return site === left;
  };
  return {
    ...faultyFiles(files, () => undefined),
    syncFolder: async (folder) => {
      if (!isLeftOut()) await files.syncFolder(folder);
    },
    open: async (file, mode) => {
      const opened = await files.open(file, mode);
      return {
        read: (position, length) => opened.read(position, length),
        write: (position, bytes) => opened.write(position, bytes),
        truncate: (length) => opened.truncate(length),
        size: () => opened.size(),
        close: () => opened.close(),
        sync: async () => {
          if (!isLeftOut()) await opened.sync();
        },
      };
    },
  };
}

/** The innermost place of the store's source that led here. */
function callingSite(): string {
  const lines = new Error('here').stack?.split('\n') ?? [];
  for (const line of lines) {
    const match = /[/\\]src[/\\]store[/\\]([\w/\\]+\.ts):(\d+):\d+/.exec(line);
    if (match !== null) return `${(match[1] ?? '').replaceAll('\\', '/')}:${match[2] ?? ''}`;
  }
  throw new Error(`Nothing of the store asks for this sync: ${lines.join('\n')}`);
}
