import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { closedOrder } from '../../../../src/domain/closedOrder.ts';
import type { ExportableCatalog } from '../../../../src/domain/exportableCatalog.ts';
import { languagesWith } from '../../../../src/domain/languages.ts';
import type { OperationCall } from '../../../../src/domain/operationProgress.ts';
import { revisionKey } from '../../../../src/domain/revision.ts';
import { openFileSource } from '../../../../src/protocol/cabinet/fileByteSource.ts';
import { openCabinet } from '../../../../src/protocol/cabinet/openCabinet.ts';
import {
  type PackageTarget,
  type WrittenPackage,
  writePackages,
} from '../../../../src/protocol/package/writePackages.ts';
import { cabextractTest } from '../../../support/cabextract.ts';
import {
  exportableCatalog,
  type ExportableDocument,
  exportableText,
} from '../../../support/exportableDocuments.ts';
import { detectoid, software, testGuid } from '../../../support/exportPackage.ts';
import { heapInUse } from '../../../support/heapInUse.ts';
import { readExportPackage, textsByKey } from '../../../support/readExportPackage.ts';
import { listedDocuments, sampleCatalog } from '../../../support/sampleCatalog.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const facts = {
  serverId: 'a86cecaa-02ab-44a1-a09d-cac309aa7a3e',
  created: Date.parse('2024-06-19T17:11:14.500Z'),
  languages: languagesWith(['en', 'de']),
};

/** Writes all of a catalog, needs first. */
function writeAll(
  catalog: ExportableCatalog,
  target: PackageTarget,
  call?: OperationCall,
): Promise<readonly WrittenPackage[]> {
  const order = closedOrder(
    catalog,
    Array.from({ length: catalog.size }, (_, ordinal) => ordinal),
  );
  return writePackages(catalog, order, facts, target, call);
}

async function memberText(file: string, name: string): Promise<string> {
  const source = await openFileSource(file);
  try {
    const cabinet = await openCabinet(source);
    assert.deepEqual(
      cabinet.members.map((member) => member.name),
      ['package.xml', 'metadata.txt'],
    );
    const member = cabinet.members.find((one) => one.name === name);
    assert.ok(member);
    const parts: Uint8Array[] = [];
    for await (const bytes of cabinet.read(member)) parts.push(bytes);
    return Buffer.concat(parts).toString();
  } finally {
    await source.close();
  }
}

const identity = (number: number, revision = 1) => ({ updateId: testGuid(number), revision });
const need = (number: number): string => `<upd:UpdateIdentity UpdateID="${testGuid(number)}" />`;

/** So many updates, each with a detectoid that it needs and one update that it bundles; all need detectoid 0. */
function bundles(count: number, padding = ''): readonly ExportableDocument[] {
  const documents: ExportableDocument[] = [exportableText(identity(0), detectoid(identity(0)))];
  for (let index = 1; index <= count; index++) {
    const [own, child, bundle] = [identity(3 * index), identity(3 * index + 1), identity(3 * index + 2)];
    const bundled = `<upd:UpdateIdentity UpdateID="${child.updateId}" RevisionNumber="1" />`;
    documents.unshift(
      exportableText(
        bundle,
        software(
          bundle,
          `<upd:Prerequisites>${need(0)}${need(3 * index)}</upd:Prerequisites><upd:BundledUpdates>${bundled}</upd:BundledUpdates>`,
        ) + padding,
      ),
      exportableText(child, software(child, '') + padding),
      exportableText(own, detectoid(own, [testGuid(0)])),
    );
  }
  return documents;
}

/** Fails where a record of a package stands before something that it needs, or that is not in it. */
async function assertClosed(file: string, catalog: ExportableCatalog): Promise<readonly string[]> {
  const { records } = await readExportPackage(file);
  const ordinals = new Map(
    Array.from({ length: catalog.size }, (_, ordinal) => [revisionKey(catalog.identity(ordinal)), ordinal]),
  );
  const seen = new Set<number>();
  for (const { identity: own } of records) {
    const ordinal = ordinals.get(revisionKey(own));
    assert.ok(ordinal !== undefined);
    for (const id of catalog.prerequisites(ordinal))
      for (const needed of catalog.revisionsOf(id))
        assert.ok(seen.has(needed), `${revisionKey(own)} needs ${id}`);
    for (const child of catalog.bundled(ordinal)) assert.ok(seen.has(child), `${revisionKey(own)} bundles`);
    seen.add(ordinal);
  }
  return records.map((record) => revisionKey(record.identity));
}

describe('A written export package', () => {
  let file: string;
  beforeEach(async () => {
    file = path.join(await tempFolder(), 'export.cab');
  });

  it('has the index and the records as wsusutil export writes them', async () => {
    const text = `${detectoid(identity(1))}\r\n<!-- ü€😀 -->`;
    const written = await writeAll(exportableCatalog([exportableText(identity(1), text)]), { file });
    assert.deepEqual(written, [{ file, records: 1, bytes: (await readFile(file)).length }]);
    const index = await memberText(file, 'package.xml');
    assert.ok(
      index.startsWith(
        '\uFEFF<?xml version="1.0" encoding="utf-8"?><ExportPackage ServerID="a86cecaa-02ab-44a1-a09d-cac309aa7a3e" ' +
          'CreationTime="2024-06-19T17:11:14Z" FormatVersion="1.0" ProtocolVersion="1.20"><Languages>' +
          '<Language Id="0" ShortName="all" LongName="all" Enabled="0" />',
      ),
      index,
    );
    assert.ok(
      index.endsWith(
        `</Languages><Files /><Updates><Update UpdateId="${testGuid(1)}" RevisionNumber="1">` +
          '<Files /><Categories /><Classifications /></Update></Updates></ExportPackage>',
      ),
      index,
    );
    const length = text.length.toString(16).padStart(8, '0');
    assert.equal(await memberText(file, 'metadata.txt'), `${testGuid(1)},00000001,${length},${text}\r\n`);
  });

  it('of software, drivers, files, bundles and categories reads again with equal records, needs first', async function () {
    this.timeout(20_000);
    const sample = await listedDocuments(await sampleCatalog().snapshot());
    // Turned around: nothing may depend on the order in which a catalog lists.
    const documents = [...sample.config, ...sample.updates].toReversed().map((document) => ({
      ...document,
      header: { ...document.header, locations: document.files },
    }));
    const types = new Set(documents.map(({ header }) => header.updateType));
    assert.deepEqual([...types].sort(), ['Category', 'Detectoid', 'Driver', 'Software']);
    const catalog = exportableCatalog(documents);
    await writeAll(catalog, { file });
    const keys = await assertClosed(file, catalog);
    assert.equal(keys.length, documents.length);
    const { index, records } = await readExportPackage(file);
    assert.deepEqual(
      textsByKey(records),
      new Map(documents.map((one) => [revisionKey(one.identity), one.text])),
    );
    const listed = new Map(index?.updates.map((update) => [revisionKey(update), update]));
    const categories = new Map(documents.map(({ header }) => [header.updateId, header.categoryType]));
    const isOf = (type: string) => (id: string) => categories.get(id) === type;
    for (const { identity: own, header } of documents) {
      const update = listed.get(revisionKey(own));
      const files = [...header.files, ...header.eulaFiles];
      assert.deepEqual(update?.files, [...new Set(files.map(({ sha1 }) => sha1))]);
      for (const { sha1, name } of files) {
        const { microsoftUpdateUrl = '' } = header.locations.find((one) => one.sha1 === sha1) ?? {};
        assert.deepEqual(index?.files.get(sha1), { name, microsoftUpdateUrl });
      }
      const named = header.prerequisites.flatMap(({ anyOf }) => anyOf);
      const isConfig = ['Category', 'Detectoid'].includes(header.updateType);
      assert.deepEqual(update.categories, isConfig ? [] : named.filter(isOf('Product')));
      assert.deepEqual(update.classifications, isConfig ? [] : named.filter(isOf('UpdateClassification')));
    }
    assert.ok((index?.files.size ?? 0) > 0);
  });

  cabextractTest('is accepted by cabextract', async (check) => {
    await writeAll(exportableCatalog(bundles(50)), { file });
    await check(await readFile(file));
  });

  it('is written as several that are closed each, in numbered order, where a cabinet would be too large', async () => {
    const catalog = exportableCatalog(bundles(60, `<!-- ${'x'.repeat(3000)} -->`));
    const written = await writeAll(catalog, { file, blocks: 1 + 3 });
    assert.ok(written.length > 2 && written.length < 10, `${written.length} packages`);
    const all = new Set<string>();
    for (const [index, one] of written.entries()) {
      assert.equal(path.basename(one.file), `export-${index + 1}.cab`);
      const keys = await assertClosed(one.file, catalog);
      assert.equal(keys.length, one.records);
      assert.ok((await memberText(one.file, 'metadata.txt')).length <= 4 * 32_768);
      for (const key of keys) all.add(key);
    }
    assert.equal(all.size, catalog.size);
    assert.equal((await readdir(path.dirname(file))).length, written.length);
  });

  it('is refused where one update alone is larger than a cabinet', async () => {
    const large = exportableText(identity(1), `${detectoid(identity(1))}<!-- ${'x'.repeat(70_000)} -->`);
    await assert.rejects(writeAll(exportableCatalog([large]), { file, blocks: 2 }), {
      key: 'limitExceeded',
      message: new RegExp(
        `^Update ${testGuid(1)}\\.1 and what it needs take 7\\d+ bytes; a package holds 6\\d+$`,
      ),
    });
    assert.deepEqual(await readdir(path.dirname(file)), []);
  });

  it('keeps no documents in memory, however many there are', async function () {
    this.timeout(20_000);
    const padding = `<!-- ${'0123456789abcdef'.repeat(2048)} -->`;
    const count = 480;
    const handedOut: WeakRef<Uint8Array>[] = [];
    let mostKept = 0;
    const made = (ordinal: number): ExportableDocument =>
      exportableText(identity(ordinal), `${detectoid(identity(ordinal))}${padding}`);
    const { header } = made(1);
    const catalog: ExportableCatalog = {
      ...exportableCatalog([]),
      size: count,
      prerequisites: () => [],
      bundled: () => [],
      identity: (ordinal) => identity(ordinal),
      headers: (ordinals) =>
        Promise.resolve(ordinals.map((ordinal) => ({ ...header, ...identity(ordinal) }))),
      records: async (ordinals) => {
        // What was handed out in this very turn counts as in use.
        await setImmediate();
        if ((ordinals[0] ?? 0) % 160 === 0) {
          heapInUse();
          mostKept = Math.max(mostKept, handedOut.filter((bytes) => bytes.deref() !== undefined).length);
        }
        const records = ordinals.map((ordinal) => made(ordinal).record);
        for (const { bytes } of records) handedOut.push(new WeakRef(bytes));
        return records;
      },
    };
    // 16 MB in cabinets of 4 MB.
    const written = await writeAll(catalog, { file, blocks: 128 });
    assert.ok(written.length > 3);
    assert.equal(handedOut.length, 2 * count);
    assert.ok(mostKept <= 48, `${mostKept} documents were still in memory`);
  });

  it('replaces no file', async () => {
    await writeFile(file, 'mine');
    await assert.rejects(writeAll(exportableCatalog(bundles(1)), { file }), {
      key: 'alreadyExists',
      message: `${file} exists already: a package replaces no file`,
    });
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('leaves nothing behind when it is given up or a document is damaged', async () => {
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort(new Error('enough'));
    };
    const given = writeAll(exportableCatalog(bundles(50)), { file }, { signal: stop.signal, onProgress });
    await assert.rejects(given, /enough/);
    const documents = bundles(2);
    const catalog = exportableCatalog(documents);
    const damaged = {
      ...catalog,
      records: async (ordinals: readonly number[]) =>
        (await catalog.records(ordinals)).map((record, index) =>
          ordinals[index] === 3 ? { ...record, bytes: Uint8Array.of(0xff) } : record,
        ),
    };
    await assert.rejects(writeAll(damaged, { file }), {
      key: 'damagedDocument',
      message: new RegExp(`^Update ${revisionKey(catalog.identity(3))}: `),
    });
    assert.deepEqual(await readdir(path.dirname(file)), []);
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await writeAll(
      exportableCatalog(bundles(2)),
      { file },
      { onProgress: ({ done, total, text }) => told.push(`${text} ${done} of ${total ?? '?'}`) },
    );
    assert.deepEqual(told, ['Measuring documents 7 of 7']);
  });
});
