import { rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { formatBytes } from '../../src/base/amounts.ts';
import { closedOrder } from '../../src/domain/closedOrder.ts';
import type { ExportableCatalog } from '../../src/domain/exportableCatalog.ts';
import { languagesWith } from '../../src/domain/languages.ts';
import { parseUpdateDocument } from '../../src/protocol/update/parseUpdateDocument.ts';
import { updateRecord } from '../../src/protocol/update/recordDecoder.ts';
import { writePackages } from '../../src/protocol/package/writePackages.ts';
import { numberedGuid, updateDocument } from '../support/updateDocument.ts';
import type { Figure } from './figure.ts';

const documentBytes = 65_536;
const facts = { serverId: numberedGuid(0), created: 0, languages: languagesWith(['all']) };

/** Export of a generated catalog of so many bytes of documents as packages of wsusutil export: above 2 GiB there are several. */
export async function benchPackages(folder: string, bytes: number): Promise<readonly Figure[]> {
  const catalog = generatedCatalog(Math.ceil(bytes / documentBytes));
  const ordinals = Array.from({ length: catalog.size }, (_, ordinal) => ordinal);
  const before = process.memoryUsage().rss;
  let peak = before;
  const onProgress = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const start = performance.now();
  const file = path.join(folder, 'bench.cab');
  const written = await writePackages(
    catalog,
    closedOrder(catalog, ordinals),
    facts,
    { file },
    { onProgress },
  );
  const seconds = (performance.now() - start) / 1000;
  for (const one of written) await rm(one.file);
  const size = formatBytes(bytes);
  return [
    {
      name: `.cab, export of ${size} of documents`,
      figure: `${written.length} packages, ${formatBytes(written.reduce((sum, one) => sum + one.bytes, 0))}, ${Math.round(bytes / 1e6 / seconds)} MB/s`,
    },
    { name: `.cab, memory that export takes more`, figure: formatBytes(peak - before) },
  ];
}

/** Documents of 64 KiB that are made when they are asked for, and all need the first one. */
function generatedCatalog(size: number): ExportableCatalog {
  const identity = (ordinal: number) => ({ updateId: numberedGuid(ordinal + 1), revision: 1 });
  const textOf = (ordinal: number): string => {
    const { updateId: id } = identity(ordinal);
    const text = updateDocument({ id, prerequisites: ordinal === 0 ? [] : [numberedGuid(1)] });
    const filling = Array.from({ length: 1400 }, (_, index) =>
      ((ordinal + 7919) * (index + 1)).toString(36).padStart(8, '.'),
    );
    return `${text}<!-- ${filling.join('<bar:FileVersion Path="system32" Csidl="37"/>').slice(0, documentBytes - text.length - 9)} -->`;
  };
  return {
    size,
    isConfig: () => false,
    changedSince: () => true,
    prerequisites: (ordinal) => (ordinal === 0 ? [] : [numberedGuid(1)]),
    revisionsOf: (updateId) => (updateId === numberedGuid(1) ? [0] : []),
    bundled: () => [],
    identity,
    headers: (ordinals) =>
      Promise.resolve(
        ordinals.map((ordinal) =>
          parseUpdateDocument(
            updateDocument({
              id: identity(ordinal).updateId,
              prerequisites: ordinal === 0 ? [] : [numberedGuid(1)],
            }),
            [],
          ),
        ),
      ),
    records: (ordinals) =>
      Promise.resolve(ordinals.map((ordinal) => updateRecord('text', Buffer.from(textOf(ordinal))))),
  };
}
