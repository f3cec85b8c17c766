import assert from 'node:assert/strict';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { CategoryView, SubscriptionView } from '../../../src/service/api/subscription.ts';
import type { UpdateView } from '../../../src/service/api/updates.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { siteView } from '../../support/serviceViews.ts';

const id = '453bfaa7-a018-4697-a359-47ef13280549';

const update: UpdateView = {
  updateId: id,
  revision: 200,
  title: '2026-11 Cumulative Update for Windows 11 (KB5030710)',
  articleId: '5030710',
  severity: 'Important',
  released: '2026-11-10T18:00:00.000Z',
  classification: 'Security Updates',
  products: ['Windows 11', 'Windows 10, version 1903 and later'],
  state: ['superseded', 'declined'],
};

function category(name: string, changes: Partial<CategoryView> = {}): CategoryView {
  return {
    id: `id of ${name}`,
    type: 'Product',
    name,
    path: ['Microsoft', 'Windows', name],
    parent: null,
    selected: false,
    retired: false,
    isNew: false,
    excludedByDefault: false,
    ...changes,
  };
}

const microsoft = category('Microsoft', { type: 'Company', path: ['Microsoft'], selected: true });
const windows10 = category('Windows 10', { retired: true });
const windows11 = category('Windows 11', { isNew: true, selected: true });
const security = category('Security Updates', { type: 'UpdateClassification', path: ['Security Updates'] });

describe('susync site', () => {
  it('list is a tree', async () => {
    const sup = {
      ...{ siteCode: 'PS1', port: 8530, url: null, publicUrl: null, listen: '127.0.0.1' },
      ...{ https: null, contentPort: null, warnings: [] },
    };
    const sites = [
      siteView(),
      siteView({
        ...{ siteCode: 'PS1', type: 'primary', parent: 'CS1', source: null, siteServer: 'ps1.contoso.com' },
        sups: [
          { ...sup, serverName: 'sup01.contoso.com', isDefault: true },
          { ...sup, serverName: 'sup02.contoso.com', isDefault: false, port: 0 },
        ],
      }),
      siteView({ siteCode: 'SS1', type: 'secondary', parent: 'PS1', source: null }),
      siteView({ siteCode: 'PS2', type: 'primary', parent: 'CS1', source: null }),
    ];
    const test = new CommandTest({ sites: () => Promise.resolve(sites) });
    assertGolden('cli/sites.txt', (await test.run('site list')).stdout);
    assertGolden('cli/sups.txt', (await test.run('sup list')).stdout);
  });

  it('add asks for the site that the options describe', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      addSite: (request) => {
        asked.push(request);
        return Promise.resolve(siteView({ siteCode: 'PS1' }));
      },
    });
    const { stdout, stderr } = await test.run(
      'site add ps1 --type primary --parent CS1 --zone Europe/Berlin',
    );
    assert.deepEqual(asked, [{ siteCode: 'ps1', type: 'primary', parent: 'CS1', zone: 'Europe/Berlin' }]);
    assert.equal(stdout, 'Added site PS1.\n');
    assert.equal(stderr, 'Next: susync sup add PS1 SERVER\n');
  });
});

describe('susync subscription', () => {
  const before: SubscriptionView = {
    products: [windows10],
    classifications: [],
    languages: ['en'],
    expandedProducts: 1,
  };
  const after: SubscriptionView = {
    products: [microsoft],
    classifications: [security],
    languages: ['en', 'de'],
    expandedProducts: 57,
  };
  const asked: unknown[] = [];
  const test = new CommandTest({
    subscription: () => Promise.resolve(before),
    changeSubscription: (change) => {
      asked.push(change);
      return Promise.resolve(after);
    },
    previewSubscription: () =>
      Promise.resolve({
        ...{ before, after, nextSyncIsFull: true, deselectedUpdates: 1200 },
        groupsAffected: ['November 2026'],
        warnings: ['Drivers are selected.'],
      }),
    products: () => Promise.resolve([microsoft, windows10, windows11]),
  });

  it('show has names with their place, and how many products families stand for', async () => {
    assertGolden('cli/subscription.txt', (await test.run('subscription show')).stdout);
  });

  it('set says what came and went, and that the next synchronization is full', async () => {
    asked.length = 0;
    const lists = [
      '--products',
      'Microsoft',
      '--classifications',
      'Security Updates',
      '--languages',
      'en,de',
    ];
    const { stdout, stderr } = await test.run(['subscription', 'set', ...lists]);
    assert.deepEqual(asked, [
      {
        mode: 'set',
        products: ['Microsoft'],
        classifications: ['Security Updates'],
        languages: ['en', 'de'],
      },
    ]);
    assertGolden('cli/subscriptionSet.txt', stdout + stderr);
  });

  it('set --add and --remove change the selection; names hold commas, an empty one clears a list', async () => {
    asked.length = 0;
    await test.run(['subscription', 'set', '--add', '--products', 'Windows 10, version 1903 and later', 'x']);
    await test.run(['subscription', 'set', '--remove', '--languages', 'fr']);
    await test.run(['subscription', 'set', '--products', '']);
    assert.deepEqual(asked, [
      { mode: 'add', products: ['Windows 10, version 1903 and later', 'x'] },
      { mode: 'remove', languages: ['fr'] },
      { mode: 'set', products: [] },
    ]);
  });

  it('set --preview changes nothing and warns', async () => {
    asked.length = 0;
    assertGolden(
      'cli/subscriptionPreview.txt',
      (await test.run('subscription set --languages en de --preview')).stdout,
    );
    assert.deepEqual(asked, []);
  });

  it('products is a tree with what is selected, new and retired', async () => {
    assertGolden('cli/products.txt', (await test.run('subscription products')).stdout);
  });
});

describe('susync updates', () => {
  const asked: unknown[] = [];
  const test = new CommandTest({
    searchUpdates: (filter) => {
      asked.push(filter);
      return Promise.resolve({ items: [update], total: 1234, next: '3761' });
    },
  });

  it('asks for what all its options say', async () => {
    asked.length = 0;
    await test.run(
      'updates --text cumulative --product x --classification y --kb KB5030710 --severity Important --released-since 2026-11-01 --superseded --expired no --declined --group November --limit 5 --after 77 --site PS1',
    );
    assert.deepEqual(asked, [
      {
        ...{ text: 'cumulative', product: 'x', classification: 'y', kb: 'KB5030710', severity: 'Important' },
        ...{ releasedSince: '2026-11-01T00:00:00.000Z', superseded: true, expired: false, limit: 5 },
        ...{ declined: true, group: 'November' },
        ...{ after: '77', siteCode: 'PS1' },
      },
    ]);
  });

  it('is a table, and says how to get the next page', async () => {
    const { stdout, stderr } = await test.run('updates --verbose');
    assertGolden('cli/updates.txt', stdout + stderr);
    const page = parsed((await test.run('updates --json')).stdout);
    assert.ok(isRecord(page));
    assert.deepEqual([page['total'], page['next']], [1234, '3761']);
  });
});

describe('susync update', () => {
  it('show --xml is the document and nothing else', async () => {
    const test = new CommandTest({ updateXml: () => Promise.resolve('<upd:Update/>') });
    assert.equal((await test.run(`update show ${id} --xml`)).stdout, '<upd:Update/>\n');
  });

  it('show has everything that is known', async () => {
    const test = new CommandTest({
      update: () =>
        Promise.resolve({
          ...update,
          header: {
            ...{ updateId: id, revision: 200, updateType: 'Software', publicationState: 'Published' },
            ...{ created: update.released, defaultLanguage: 'en', explicitlyDeployable: true },
            texts: [{ language: 'en', title: update.title, description: 'Install this update.\r\nRestart.' }],
            ...{ kbArticleIds: ['5030710'], bulletinIds: ['MS26-001'], contentLanguages: [], handler: 'Cbs' },
            ...{ prerequisites: [], supersedes: ['a'], bundles: [], eulaFiles: [] },
            files: [{ name: 'update.cab', size: 123_456_789, sha1: 'ab'.repeat(20) }],
          },
          prerequisites: [[{ updateId: 'd', title: 'Windows 11 x64' }]],
          bundles: [[{ updateId: 'c', title: 'Cabinet for x64' }]],
          supersedes: [{ updateId: 'a', title: null }],
          supersededBy: [{ updateId: 'b', title: 'The next one' }],
          ...{ storedDigest: 'cd'.repeat(32), textDigest: 'ef'.repeat(32) },
        }),
    });
    assertGolden('cli/update.txt', (await test.run(`update show ${id}`)).stdout);
  });

  it('import says which ids the source did not deliver', async () => {
    const other = '00000000-0000-0000-0000-000000000001';
    const test = new CommandTest({ importUpdates: () => Promise.resolve([update]) });
    const { stdout, stderr, exitCode } = await test.run(`update import ${id.toUpperCase()} ${other}`);
    assert.match(stdout, /KB5030710/);
    assert.equal(stderr, `The source did not deliver: ${other}\n`);
    assert.equal(exitCode, 1);
    assert.equal((await test.run(`update import ${id}`)).exitCode, 0);
  });

  it('decline names the update and says who follows when', async () => {
    const test = new CommandTest({ declineUpdate: () => Promise.resolve() });
    assert.match((await test.run(`decline ${id}`)).stdout, /replicas follow with the next synchronization/);
  });
});

describe('susync compare', () => {
  it('shows both sides of each difference', async () => {
    const test = new CommandTest({
      compareVersions: () =>
        Promise.resolve({
          items: [
            {
              ...{ kind: 'changed', updateId: id, title: update.title },
              ...{ before: { revision: 200, state: [] }, after: { revision: 201, state: ['expired'] } },
            },
            { kind: 'added', updateId: id, title: 'New', before: null, after: { revision: 1, state: [] } },
          ],
        }),
    });
    const { stdout, stderr } = await test.run('compare 3 4');
    assertGolden('cli/compare.txt', stdout + stderr);
  });
});

describe('susync group', () => {
  const group = {
    ...{ _id: 'g1', name: 'November 2026', description: 'Monthly', created: 0 },
    updateIds: [id, 'gone'],
  };
  const removed: unknown[] = [];
  const test = new CommandTest({
    groups: () => Promise.resolve([group, { ...group, _id: 'g2', name: 'Empty', updateIds: [] }]),
    update: (request) =>
      request.id === id
        ? Promise.reject(new SyncError('notFound', 'gone'))
        : Promise.reject(new SyncError('notFound', 'gone')),
    removeGroup: (request) => {
      removed.push(request);
      return Promise.resolve();
    },
    removeFromGroup: () => Promise.resolve(group),
    changeGroup: ({ name, newName = name, description = '' }) =>
      Promise.resolve({ ...group, name: newName, description }),
  });

  it('is renamed and described', async () => {
    const { stdout } = await test.run('group set November --name December --description Clients');
    assert.match(stdout, /December.*Clients/);
    assert.equal((await test.run('group set November')).exitCode, 2);
  });

  it('is not removed by a forgotten list of ids while it holds updates', async () => {
    const { stderr, exitCode } = await test.run(['group', 'remove', 'November 2026']);
    assert.equal(exitCode, 2);
    assert.match(stderr, /holds 2 updates/);
    assert.deepEqual(removed, []);
  });

  it('is removed when it is empty, or with --force', async () => {
    assert.equal((await test.run('group remove empty')).exitCode, 0);
    assert.equal((await test.run(['group', 'remove', 'November 2026', '--force'])).exitCode, 0);
    assert.equal(removed.length, 2);
  });

  it('show says which of its updates are not here any more', async () => {
    const { stdout } = await test.run(['group', 'show', 'november 2026']);
    assert.match(stdout, /^gone {2}\(not here any more\)$/m);
  });
});

describe('susync content get', () => {
  it('ends with exit code 1 where a file could not be had', async () => {
    const file = { updateId: id, name: 'update.cab', size: 2048, sha1: 'ab'.repeat(20) };
    const test = new CommandTest({
      getContent: () =>
        Promise.resolve([
          { ...file, state: 'present', message: null },
          { ...file, state: 'failed', message: 'HTTP 404' },
        ]),
    });
    const { stdout, exitCode } = await test.run(`content get ${id}`);
    assert.equal(exitCode, 1);
    assertGolden('cli/content.txt', stdout);
  });
});
