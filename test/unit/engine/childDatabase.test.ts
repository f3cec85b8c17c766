import assert from 'node:assert/strict';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import type { ContentMark, SiteChange } from '../../../src/domain/siteLink.ts';
import type { Page } from '../../../src/domain/store.ts';
import { attachSite } from '../../../src/engine/administration/attachSite.ts';
import { addSup } from '../../../src/engine/administration/supAdministration.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');
const digestOf = async (bench: EngineBench, updateId: string): Promise<string> => {
  const [row] = await bench.store.find('sup/PS1/ps1sup', 'published', [updateId]);
  const [summary] = row === undefined ? [] : await bench.store.summaries([row.record]);
  return summary?.storedDigest ?? '';
};

describe('The site database of a child whose parent another service keeps', () => {
  let bench: EngineBench;
  let content: ContentMark;
  let asked: (readonly [ContentMark, number])[];
  let answer: (from: ContentMark) => Page<SiteChange> | 'fullNeeded';

  beforeEach(async () => {
    bench = new EngineBench();
    await attachSite(bench.ports, {
      ...{ siteCode: 'PS1', type: 'primary', parent: 'CS1', parentService: 'of CS1', create: true },
    });
    await addSup(bench.ports, { siteCode: 'PS1', serverName: 'ps1sup' });
    bench.upstream.offer(
      category('product', 'Product'),
      category('classification', 'UpdateClassification'),
      header({ updateId: 'a', ...selected }),
      header({ updateId: 'b', ...selected }),
    );
    [content, asked] = [{ version: 1, time: 1000 }, []];
    answer = () => ({ items: [] });
    bench.links.set('PS1', {
      parentState: () =>
        Promise.resolve({
          siteCode: 'CS1',
          content,
          sup: { url: 'http://cs1sup', serverId: 'id', serverName: 'cs1sup' },
          subscription: {
            products: ['product'],
            classifications: ['classification'],
            languages: ['en', 'de'],
          },
        }),
      changeSet: (from, to) => {
        asked.push([from, to]);
        return Promise.resolve(answer(from));
      },
    });
  });

  const synchronize = async (full = false) =>
    (await bench.coordinator.request('PS1', { trigger: 'parent', full, version: content.version }).done).run;
  const put = async (updateId: string, flags = 0): Promise<SiteChange> => ({
    kind: 'put',
    row: { updateId, revision: 1, storedDigest: await digestOf(bench, updateId), flags, since: 1000 },
  });

  it('takes over the subscription and the categories, so that sites and servers below go by them', async () => {
    await synchronize();
    content = { version: 2, time: 2000 };
    const items = [await put('product'), await put('classification'), await put('a')];
    answer = () => ({ items });
    await synchronize();
    assert.deepEqual((await bench.store.document('subscription', 'subscription'))?.languages, ['en', 'de']);
    assert.equal((await bench.store.document('categories', 'product'))?.type, 'Product');
    assert.deepEqual(Object.keys(await bench.siteUpdates('PS1')).sort(), ['a', 'classification', 'product']);
  });

  it('asks for changes since what it has, by number and moment; nothing where both are the same', async () => {
    await synchronize();
    await synchronize();
    content = { version: 4, time: 4000 };
    await synchronize();
    assert.deepEqual(asked, [
      [{ version: 0, time: 0 }, 1],
      [{ version: 1, time: 1000 }, 4],
    ]);
  });

  it('compares everything where the same number stands for other content, and in a full run', async () => {
    await synchronize();
    const items = [await put('a'), await put('b', RowFlag.expired)];
    answer = (from) => (from.version === 0 ? { items } : 'fullNeeded');
    content = { version: 1, time: 5000 };
    const run = await synchronize();
    assert.deepEqual(
      asked.slice(1).map(([from]) => from),
      [
        { version: 1, time: 1000 },
        { version: 0, time: 0 },
      ],
    );
    assert.deepEqual([run.counts.new, run.contentVersion], [2, 1]);
    const again = await synchronize(true);
    assert.deepEqual([again.counts.unchanged, asked.length], [2, 4]);
  });

  it('takes the revision that its own server has where the bytes differ', async () => {
    await synchronize();
    content = { version: 2, time: 2000 };
    const row = { updateId: 'a', revision: 1, storedDigest: 'ff'.repeat(32), flags: 0, since: 1 };
    answer = () => ({ items: [{ kind: 'put', row }] });
    assert.equal((await synchronize()).outcome, 'succeeded');
    assert.deepEqual(await bench.siteUpdates('PS1'), { a: 0 });
  });

  it('fetches what it did not pull from the server of the parent; what nobody has is left out and asked for again', async () => {
    await synchronize();
    bench.upstream.offer(header({ updateId: 'deselected', ...memberOf('other', 'classification') }));
    content = { version: 2, time: 2000 };
    const missing = (updateId: string): SiteChange => ({
      kind: 'put',
      row: { updateId, revision: 1, storedDigest: 'ee'.repeat(32), flags: RowFlag.deselected, since: 1 },
    });
    const items = [missing('deselected'), missing('nowhere')];
    answer = () => ({ items });
    const run = await synchronize();
    assert.deepEqual([run.outcome, run.counts.failed], ['succeeded', 1]);
    assert.deepEqual(await bench.siteUpdates('PS1'), { deselected: RowFlag.deselected });
    assert.deepEqual(await bench.kinds('PS1', 'updateFailed'), ['updateFailed']);
    await synchronize();
    // The same content once more: it is not complete here.
    assert.notDeepEqual(asked.at(-1)?.[0], content);
    assert.equal(asked.length, 3);
  });

  it('ends with an error where a broken parent never ends its change set', async () => {
    answer = () => ({ items: [], next: 'more' });
    const run = await synchronize();
    assert.deepEqual([run.outcome, run.error?.key], ['failed', 'limitExceeded']);
  });
});
