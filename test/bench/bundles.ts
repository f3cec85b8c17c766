import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import { pageAfter, pagesOf } from '../../src/domain/paging.ts';
import type { Store } from '../../src/domain/store.ts';
import { addSite } from '../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../src/engine/administration/supAdministration.ts';
import { setSource } from '../../src/engine/administration/sourceAdministration.ts';
import { importBundles } from '../../src/engine/exchange/importBundles.ts';
import { encodeDocument } from '../../src/protocol/sample/encodeDocument.ts';
import { createService } from '../../src/service/host/createService.ts';
import { atMost, type Figure, mebibytes, seconds, times } from './figure.ts';
import { measuredProcess, type Measurements, type TaskParameters, usage } from './measuredProcess.ts';
import { openedFolder } from './synchronization.ts';
import { UpstreamProcess } from './upstreamProcess.ts';

const source: CatalogKey = 'sup/CS1/cs1sup.example';
const mebibyte = 1_048_576;

/**
 * Packages of a catalog of so many updates as a sample upstream server sent it, each against gzip -1 of the same documents in the same run: export
 * and import of all of it as .susync, an increment of one percent, and a cabinet.
 */
export async function benchBundles(folder: string, updates: number): Promise<readonly Figure[]> {
  const data = path.join(folder, 'data');
  const target = path.join(folder, 'target');
  const place = (name: string): string => path.join(folder, name);
  await mkdir(data);
  await mkdir(target);
  const upstream = await UpstreamProcess.start(folder, updates, { prebuild: false });
  try {
    await measuredProcess('firstSynchronization', { url: upstream.url, folder: data, hierarchy: 'one' });
  } finally {
    await upstream.stop();
  }
  const written = await measuredProcess('writeDocuments', { folder: data, file: place('documents') });
  const zipped = await measuredProcess('gzipDocuments', { file: place('documents') });
  const whole = await measuredProcess('exportBundle', { folder: data, file: place('whole.susync') });
  const taken = await measuredProcess('importBundle', { folder: target, file: place('whole.susync') });
  const followed = await measuredProcess('importAgain', { folder: target, file: place('whole.susync') });
  await measuredProcess('reviseDocuments', { folder: data });
  const since = { folder: data, file: place('increment.susync'), since: 'last' };
  const increment = await measuredProcess('exportBundle', since);
  const takenIncrement = await measuredProcess('importBundle', { folder: target, file: since.file });
  const cabinet = await measuredProcess('exportCabinet', { folder: data, file: place('export.cab') });
  const number = (of: Measurements, name = 'milliseconds'): number => of[name] ?? Number.NaN;
  const gzip = number(zipped);
  const work = (of: Measurements): string => `${seconds(number(of))} (${seconds(number(of, 'work'))} of CPU)`;
  const most = 300 * mebibyte;
  const peak = (name: string, of: Measurements): Figure => atMost(name, number(of, 'peak'), most, mebibytes);
  return [
    {
      name: `${number(written, 'documents')} documents, gzip -1`,
      figure: `${mebibytes(number(written, 'bytes'))} in ${work(zipped)}: ${mebibytes(number(zipped, 'bytes'))}`,
    },
    {
      name: '.susync, all of it: export, import',
      figure: `${work(whole)}, ${work(taken)}; ${mebibytes(number(whole, 'bytes'))}`,
    },
    atMost('  export ÷ gzip -1', number(whole) / gzip, 1, times),
    atMost('  import ÷ gzip -1', number(taken) / gzip, 3, times),
    peak('  peak memory of the export', whole),
    peak('  peak memory of the import', taken),
    {
      name: '  the site database after it',
      figure: `${work(followed)}, peak memory ${mebibytes(number(followed, 'peak'))}`,
    },
    {
      name: '.susync, one percent of it revised: export, import',
      figure: `${work(increment)}, ${work(takenIncrement)}; ${mebibytes(number(increment, 'bytes'))}`,
    },
    atMost('  export ÷ export of all', number(increment) / number(whole), 0.05, times),
    peak('  peak memory of the export', increment),
    peak('  peak memory of the import', takenIncrement),
    {
      name: '.cab, export ÷ gzip -1',
      figure: `${times(number(cabinet) / gzip)}, ${work(cabinet)}, ${mebibytes(number(cabinet, 'bytes'))}, peak memory ${mebibytes(number(cabinet, 'peak'))}`,
    },
  ];
}

/** Does something and tells how long it took, and how much CPU time of this process with all its threads; ms. */
async function measured<T>(action: () => Promise<T>): Promise<readonly [T, Measurements]> {
  const [start, used] = [performance.now(), usage().cpu];
  const result = await action();
  return [result, { milliseconds: performance.now() - start, work: usage().cpu - used }];
}

/** Writes all documents of the catalog, decompressed, into one file. */
export async function writeDocuments({ folder = '', file = '' }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const { store, documentText } = application.ports;
  const output = await open(file, 'w');
  let documents = 0;
  let bytes = 0;
  for await (const rows of rowsOf(store)) {
    for (const record of await store.records(rows.map((row) => row.record))) {
      const text = Buffer.from(documentText(record));
      await output.write(text);
      documents++;
      bytes += text.length;
    }
  }
  await output.close();
  await close();
  return { documents, bytes };
}

/** What packages are compared with: the documents from one file into another, through gzip -1. */
export async function gzipDocuments({ file = '' }: TaskParameters): Promise<Measurements> {
  const [, took] = await measured(() =>
    pipeline(createReadStream(file), createGzip({ level: 1 }), createWriteStream(`${file}.gz`)),
  );
  const { size: bytes } = await stat(`${file}.gz`);
  await rm(file);
  await rm(`${file}.gz`);
  return { ...took, bytes };
}

/** Exports the catalog as a .susync package. */
export async function exportBundle({ folder = '', file = '', since }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const service = createService(application);
  const [{ files }, took] = await measured(() =>
    service.exportCatalog({ file, ...(since === undefined ? {} : { since }) }),
  );
  await close();
  return { ...took, bytes: files.reduce((sum, one) => sum + one.bytes, 0) };
}

/** Takes a .susync package into the catalog of a disconnected site, which is made where there is none. */
export async function importBundle({ folder = '', file = '' }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const { ports, decoder, exchange, keys } = application;
  if ((await ports.store.document('sites', 'DS1')) === undefined) {
    await addSite(ports, { siteCode: 'DS1', type: 'cas', zone: 'UTC' });
    await addSup(ports, { siteCode: 'DS1', serverName: 'ds1sup.example' });
    await setSource(ports, 'DS1', 'none');
  }
  const [, took] = await measured(() =>
    importBundles(
      ports,
      { ...exchange, decoder, isBusy: () => false, signerOf: (key) => keys.signerOf(key) },
      { files: [file], dryRun: false, takeSubscription: true, force: true, user: 'bench' },
    ),
  );
  await close();
  return took;
}

/** Names the package again: what is left to do is the site database. */
export async function importAgain({ folder = '', file = '' }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const service = createService(application);
  const [{ runs }, took] = await measured(() => service.importCatalog({ files: [file], force: true }));
  if (runs[0]?.outcome !== 'succeeded')
    throw new Error('The site database was not brought up to the package');
  await close();
  return took;
}

/** Exports the catalog as packages of wsusutil export. */
export async function exportCabinet({ folder = '', file = '' }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const [{ packages }, took] = await measured(() => createService(application).exportPackage({ file }));
  await close();
  return { ...took, bytes: packages.reduce((sum, one) => sum + one.bytes, 0) };
}

/** Gives every hundredth update a further revision, as a synchronization with its source would. */
export async function reviseDocuments({ folder = '' }: TaskParameters): Promise<Measurements> {
  const { application, close } = await openedFolder(folder);
  const { store, fence, documentText, clock } = application.ports;
  let seen = 0;
  let revised = 0;
  for await (const rows of rowsOf(store)) {
    const chosen = rows.filter(() => seen++ % 100 === 99);
    const records = await store.records(chosen.map((row) => row.record));
    const later = chosen.map(({ updateId, revision, flags }, index) => {
      const record = records[index];
      const before = `RevisionNumber="${revision}"`;
      const text = record === undefined ? '' : documentText(record);
      if (!text.includes(before)) throw new Error(`Update ${updateId} does not tell its revision`);
      const changed = text.replace(before, `RevisionNumber="${revision + 1}"`);
      return { identity: { updateId, revision: revision + 1 }, record: encodeDocument(changed), flags };
    });
    const decoded = (await application.decoder.decodeBatch(later, ['en', 'de'])).map((outcome) => {
      if (outcome instanceof SyncError) throw outcome;
      return outcome;
    });
    const upserts = later.map(({ identity, record: { storedDigest }, flags }) => ({
      ...identity,
      ...{ storedDigest, flags, since: clock.now() },
    }));
    await store.commit({ records: decoded, catalogs: [{ catalog: source, upserts }] }, fence);
    revised += upserts.length;
  }
  await store.commit({ catalogs: [{ catalog: source, publish: true }] }, fence);
  await close();
  return { revised };
}

function rowsOf(store: Store) {
  return pagesOf((after) => store.rows(source, 'published', pageAfter(after, 500)));
}
