import assert from 'node:assert/strict';
import { PackageSummaries } from '../../../../src/extension/packages/packageSummaries.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

/** What a window keeps, and the documents that it can write. */
function surroundings(kept: Map<string, unknown>) {
  let write: (id: string) => Promise<string> = () => Promise.resolve('');
  const documents = {
    add: (_kind: string, writer: (id: string) => Promise<string>) => {
      write = writer;
    },
    showMarkdown: () => Promise.resolve(),
  };
  const memory = {
    get: (key: string): unknown => kept.get(key),
    update: (key: string, value: unknown) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
  return { summaries: new PackageSummaries(documents, memory), read: (id: string) => write(id) };
}

describe('Summaries of packages', () => {
  it('are there after a reload, the ten newest', async () => {
    const kept = new Map<string, unknown>();
    const { summaries } = surroundings(kept);
    for (let number = 1; number <= 12; number++) await summaries.keep(`export ${number}`, `Text ${number}`);
    const later = surroundings(kept);
    assert.equal(await later.read('export 12'), 'Text 12');
    assert.equal(await later.read('export 3'), 'Text 3');
    await rejectsWith('notFound', later.read('export 2'));
  });

  it('do not mind what another version kept', async () => {
    const later = surroundings(new Map<string, unknown>([['packageSummaries', [{ id: 1 }, null, 'x']]]));
    await rejectsWith('notFound', later.read('x'));
  });
});
