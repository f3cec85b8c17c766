import assert from 'node:assert/strict';
import type { CatalogKey } from '../../../src/domain/catalogRow.ts';
import { selectRows } from '../../../src/engine/exchange/selectedRows.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const catalog: CatalogKey = 'sup/PS1/ps1sup';

describe('The rows of a package', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    await bench.subscribe(['windows', 'office'], ['updates']);
    bench.upstream.offer(
      ...['windows', 'office'].map((id) => category(id, 'Product')),
      category('updates', 'UpdateClassification'),
      header({
        updateId: 'bundle',
        ...memberOf('windows', 'updates'),
        bundles: [{ anyOf: [{ updateId: 'child', revision: 1 }] }],
      }),
      header({ updateId: 'child', ...memberOf('office', 'updates') }),
      header({ updateId: 'stack', ...memberOf('office', 'updates') }),
      header({ updateId: 'needsStack', ...memberOf('windows', 'updates', 'stack') }),
      header({ updateId: 'word', ...memberOf('office', 'updates') }),
    );
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).done;
  });

  const published = async (): Promise<number> => (await bench.store.generation(catalog))?.number ?? 0;
  const windows = { products: ['windows'], classifications: ['updates'] };

  async function idsOf(filter: typeof windows | null, from?: number): Promise<readonly string[]> {
    const generations = { to: await published(), ...(from === undefined ? {} : { from }) };
    const { size, pages } = await selectRows(bench.store, catalog, generations, filter);
    const ids: string[] = [];
    for await (const page of pages()) ids.push(...page.map(({ row }) => row.updateId));
    assert.equal(ids.length, size);
    return ids;
  }

  it('are all of the catalog without a filter', async () => {
    assert.deepEqual([...(await idsOf(null))].sort(), [
      'bundle',
      'child',
      'needsStack',
      'office',
      'stack',
      'updates',
      'windows',
      'word',
    ]);
  });

  it('are with a filter what it selects, and what that bundles and requires', async () => {
    assert.deepEqual([...(await idsOf(windows))].sort(), [
      'bundle',
      'child',
      'needsStack',
      'office',
      'stack',
      'updates',
      'windows',
    ]);
  });

  it('since a version are what differs from it', async () => {
    const from = await published();
    bench.upstream.offer(
      header({ updateId: 'excel', ...memberOf('office', 'updates') }),
      header({ updateId: 'edge', ...memberOf('windows', 'updates') }),
    );
    await bench.coordinator.request('PS1', { trigger: 'local', full: false }).done;
    assert.deepEqual([...(await idsOf(null, from))].sort(), ['edge', 'excel']);
    assert.deepEqual(await idsOf(windows, from), ['edge']);
  });
});
