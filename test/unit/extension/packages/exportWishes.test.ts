import assert from 'node:assert/strict';
import {
  bundleRequest,
  cabRequest,
  type ExportWishes,
} from '../../../../src/extension/packages/exportWishes.ts';

const filter = { isFiltered: true, products: ['windows-11'], classifications: [] } as const;

describe('What is asked of the service for an export', () => {
  const cases: readonly (readonly [string, ExportWishes, object, object])[] = [
    ['everything', { extent: 'all', chunkSize: 0, content: false }, {}, {}],
    [
      'what changed since the last export, which .cab does not know',
      { extent: 'last' },
      { since: 'last' },
      {},
    ],
    ['what changed since a version', { extent: 'version', version: 9 }, { since: '9' }, { since: 9 }],
    [
      'some products, all classifications',
      filter,
      { products: ['windows-11'] },
      { products: ['windows-11'] },
    ],
    ['all products, after some had been chosen', { ...filter, isFiltered: false }, {}, {}],
    [
      'files of a size, and update files',
      { chunkSize: 1000, content: true },
      { chunkSize: 1000, content: true },
      { content: true },
    ],
  ];
  for (const [name, wishes, bundle, cab] of cases)
    it(`is ${name}`, () => {
      const common = { file: '/srv/x', siteCode: 'CS1' };
      assert.deepEqual(bundleRequest('/srv/x', { ...wishes, siteCode: 'CS1' }), { ...common, ...bundle });
      assert.deepEqual(cabRequest('/srv/x', { ...wishes, siteCode: 'CS1' }), { ...common, ...cab });
    });
});
