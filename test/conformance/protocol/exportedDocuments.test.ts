import assert from 'node:assert/strict';
import { categoryDocument, expandProducts } from '../../../src/domain/categories.ts';
import type { CategoryDocument } from '../../../src/domain/documents.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { UpdateHeader } from '../../../src/domain/updateHeader.ts';
import { openExportPackage } from '../../../src/protocol/package/openExportPackage.ts';
import { inlineRecordDecoder } from '../../../src/protocol/update/recordDecoder.ts';
import { describeWithSharedData, sharedData, sharedDataPath } from '../../support/sharedData.ts';

const windows = '6964aab4-c5b5-43bd-a17d-ffb4346a8e1d';

describeWithSharedData('The documents of a real export package', () => {
  for (const { year, file, counts, supersedes, clauses, prerequisites, windowsProducts } of [
    {
      year: 2024,
      file: 'WSUS-2024-06-19.cab',
      counts: {
        UpdateClassification: 20,
        Company: 3,
        ProductFamily: 61,
        Product: 367,
        Detectoid: 3674,
        Expired: 6,
        revisions: 4125,
        ids: 4087,
      },
      supersedes: 525,
      clauses: 4167,
      prerequisites: 5203,
      windowsProducts: 124,
    },
    {
      year: 2015,
      file: 'WSUS-2015-06-10.cab',
      counts: {
        UpdateClassification: 18,
        Company: 3,
        ProductFamily: 50,
        Product: 215,
        Detectoid: 2072,
        Expired: 3,
        revisions: 2358,
        ids: 2336,
      },
      supersedes: 96,
      clauses: 2360,
      prerequisites: 2929,
      windowsProducts: 49,
    },
  ]) {
    describe(`of ${year}`, () => {
      const headers: UpdateHeader[] = [];
      let newest: ReadonlyMap<string, UpdateHeader>;

      before(async () => {
        const exported = await openExportPackage(sharedDataPath(`wsus-exports/${file}`));
        for await (const batch of exported.records()) {
          for (const result of await inlineRecordDecoder.decodeBatch(batch, ['en'])) {
            if (result instanceof SyncError) throw result;
            headers.push(result.header);
          }
        }
        await exported.close();
        const byRevision = headers.toSorted((one, other) => one.revision - other.revision);
        newest = new Map(byRevision.map((header) => [header.updateId, header]));
      });

      it('are all read, so many of each kind', () => {
        const count = (matches: (header: UpdateHeader) => boolean): number => headers.filter(matches).length;
        assert.deepEqual(
          {
            UpdateClassification: count(({ categoryType }) => categoryType === 'UpdateClassification'),
            Company: count(({ categoryType }) => categoryType === 'Company'),
            ProductFamily: count(({ categoryType }) => categoryType === 'ProductFamily'),
            Product: count(({ categoryType }) => categoryType === 'Product'),
            Detectoid: count(({ updateType }) => updateType === 'Detectoid'),
            Expired: count(({ publicationState }) => publicationState === 'Expired'),
            revisions: headers.length,
            ids: newest.size,
          },
          counts,
        );
      });

      it('name so many superseded updates and prerequisites', () => {
        const sum = (number: (header: UpdateHeader) => number): number =>
          headers.reduce((total, header) => total + number(header), 0);
        assert.deepEqual(
          [
            sum((header) => header.supersedes.length),
            sum((header) => header.prerequisites.length),
            sum((header) => header.prerequisites.flatMap(({ anyOf }) => anyOf).length),
          ],
          [supersedes, clauses, prerequisites],
        );
      });

      it('say of each category what the published list says', async () => {
        const rows = await table(`categories-${year}.tsv`);
        assert.ok(rows.length > 200);
        for (const row of rows) {
          const header = newest.get(row['updateId'] ?? '');
          assert.ok(header);
          const document = categoryDocument(header);
          assert.deepEqual(
            {
              revision: header.revision,
              type: document?.type,
              title: oneLine(document?.title),
              parent: document?.parent ?? '',
              excluded: document?.excludedByDefault,
              prohibitsUpdates: header.prohibitsUpdates ?? false,
              created: header.created,
            },
            {
              revision: Number(row['revision']),
              type: row['categoryType'],
              title: oneLine(row['title']),
              parent: row['parentCategoryIds'],
              excluded: row['excludedByDefault'] === 'true',
              prohibitsUpdates: row['prohibitsUpdates'] === 'true',
              created: new Date(row['creationDate'] ?? '').toISOString(),
            },
          );
        }
      });

      it('say of each detectoid what the published list says', async () => {
        const rows = await table(`detectoids-${year}.tsv`);
        assert.ok(rows.length > 2000);
        for (const row of rows) {
          const header = newest.get(row['updateId'] ?? '');
          assert.ok(header);
          assert.deepEqual(
            {
              revision: header.revision,
              type: header.detectoidType,
              title: oneLine(header.texts[0]?.title),
              state: header.publicationState,
              created: header.created,
            },
            {
              revision: Number(row['revision']),
              type: row['detectoidType'],
              title: oneLine(row['title']),
              state: row['state'],
              created: new Date(row['creationDate'] ?? '').toISOString(),
            },
          );
        }
      });

      it('give every product a family, and the Windows family its products', () => {
        const categories = [...newest.values()]
          .map((header) => categoryDocument(header))
          .filter((document): document is CategoryDocument => document !== undefined);
        const ids = new Set(categories.map(({ _id }) => _id));
        const orphans = categories.filter(
          ({ type, parent }) => (type === 'Product' || type === 'ProductFamily') && !ids.has(parent ?? ''),
        );
        assert.deepEqual(orphans, []);
        assert.equal(expandProducts([windows], categories).length, windowsProducts);
      });
    });
  }
});

/** A title as the lists have it. */
function oneLine(title = ''): string {
  return title.replace(/\s+/g, ' ').trim();
}

async function table(name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const text = (await sharedData(`wsus-exports/${name}`)).toString('utf8');
  const [names = [], ...rows] = text
    .replace(/\r/g, '')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(names.map((column, index) => [column, cells[index] ?? ''])));
}
