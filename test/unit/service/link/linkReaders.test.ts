import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import {
  readAttachRequest,
  readChangePage,
  readChangeSetRequest,
  readParentState,
  readSynchronizeRequest,
} from '../../../../src/service/link/linkReaders.ts';
import { readLinkOverview, readRuns } from '../../../../src/service/link/overviewReaders.ts';

const guid = '11111111-2222-3333-4444-555555555555';
const digest = 'ab'.repeat(32);
const row = { updateId: guid, revision: 200, storedDigest: digest, flags: 4, since: 1000 };
const run = {
  _id: '2026-11-24T08:00:00.000Z PS1 0123abcd',
  siteCode: 'PS1',
  trigger: 'parent',
  kind: 'delta',
  reasons: [],
  started: 1,
  outcome: 'succeeded',
  steps: [{ name: 'wsus', server: 'ps1sup', started: 1, processed: 2 }],
  counts: {
    ...{ new: 1, modified: 0, expired: 0, removed: 0 },
    ...{ unchanged: 0, skipped: 0, failed: 0, noLongerOffered: 0 },
  },
  bytes: 10,
};
const site = {
  ...{ siteCode: 'PS1', type: 'primary', parent: 'CS1', siteServer: 'ps1.local', zone: 'UTC' },
  ...{ contentVersion: 2, contentTime: 5 },
  sups: [
    {
      ...{ serverName: 'ps1sup', port: 8530, url: null, publicUrl: null, isDefault: true },
      ...{ listen: '127.0.0.1', https: null, contentPort: null },
      status: {
        ...{ _id: 'PS1/ps1sup', siteCode: 'PS1', serverName: 'ps1sup', source: 'cs1sup' },
        ...{ state: 6702, errorCode: 0, catalogVersion: 2, linkStatus: 0 },
      },
    },
  ],
};
const messages = {
  attach: {
    read: readAttachRequest,
    good: {
      ...{ siteCode: 'PS1', type: 'primary', parentSite: 'CS1', parentService: guid },
      ...{ create: true, checkSeconds: 30 },
    },
    bad: [{ siteCode: 'ps1' }, { siteCode: 'CON' }, { parentService: 'x' }, { checkSeconds: 0 }, { zone: 5 }],
  },
  synchronize: {
    read: readSynchronizeRequest,
    good: { siteCode: 'PS1', full: false, version: 3, user: 'anna' },
    bad: [{ full: 'yes' }, { version: -1 }, { user: 'x'.repeat(201) }],
  },
  parentState: {
    read: readParentState,
    good: {
      siteCode: 'CS1',
      content: { version: 1, time: 2 },
      sup: { url: 'http://cs1sup:8530', serverId: guid, serverName: 'cs1sup' },
      subscription: { products: [guid], classifications: [], languages: ['en', 'zh-cn'] },
    },
    bad: [
      { content: { version: 1.5, time: 2 } },
      { sup: { url: 'file:///etc/passwd', serverId: guid, serverName: 'cs1sup' } },
      { subscription: { products: ['x'], classifications: [], languages: [] } },
    ],
  },
  changeSetRequest: {
    read: readChangeSetRequest,
    good: { from: { version: 1, time: 2 }, to: 3, after: 'cursor' },
    bad: [{ from: 1 }, { to: '3' }, { after: 'x'.repeat(1001) }],
  },
  changePage: {
    read: readChangePage,
    good: {
      items: [
        { kind: 'put', row },
        { kind: 'remove', updateId: guid, revision: 1 },
      ],
      next: 'cursor',
    },
    bad: [
      { items: [{ kind: 'drop' }] },
      { items: [{ kind: 'put', row: { ...row, flags: 64 } }] },
      { items: [{ kind: 'put', row: { ...row, updateId: '../../etc' } }] },
      { items: [{ kind: 'put', row: { ...row, storedDigest: 'AB'.repeat(32) } }] },
      { items: new Array(10_001).fill({ kind: 'remove', updateId: guid, revision: 1 }) },
    ],
  },
  overview: {
    read: readLinkOverview,
    good: { sites: [site], runs: [run], running: ['PS1'] },
    bad: [
      { sites: [{ ...site, contentVersion: -1 }] },
      { sites: new Array(1001).fill(site) },
      { runs: [{ ...run, outcome: 'splendid' }] },
      { runs: [{ ...run, _id: 'x' }] },
      { running: ['../x'] },
    ],
  },
} as const;

describe('Messages of a link', () => {
  for (const [name, { read, good, bad }] of Object.entries(messages)) {
    it(`${name}: is read as it was sent`, () => {
      assert.deepEqual(read(good, name), good);
    });
    for (const change of bad) {
      it(`${name}: refuses ${JSON.stringify(change).slice(0, 80)}`, () => {
        assert.throws(
          () => read({ ...good, ...change }, name),
          (error) => error instanceof SyncError && error.key === 'malformedLinkMessage',
        );
      });
    }
    it(`${name}: any other value is refused with its place, and nothing else is thrown`, () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(good)), (value, member) => {
          for (const candidate of [value, { ...good, [member]: value }]) {
            try {
              read(candidate, name);
            } catch (error) {
              assert.ok(error instanceof SyncError && error.key === 'malformedLinkMessage');
              assert.ok(error.message.startsWith(name));
            }
          }
        }),
      );
    });
  }

  it('members that nobody knows are dropped, so that nothing foreign is stored', () => {
    assert.deepEqual(readRuns([{ ...run, __proto__: { x: 1 }, extra: 'x'.repeat(1000) }], 'runs'), [run]);
  });

  it('a row says whose it is by what was read, not by what it claims', () => {
    const [sup] = site.sups;
    const claimed = { ...sup, status: { ...sup?.status, _id: 'CS1/cs1sup', siteCode: 'CS1' } };
    const { sites } = readLinkOverview({ sites: [{ ...site, sups: [claimed] }], runs: [], running: [] }, 'x');
    assert.equal(sites[0]?.sups[0]?.status._id, 'PS1/ps1sup');
  });
});
