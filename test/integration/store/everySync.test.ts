import assert from 'node:assert/strict';
import path from 'node:path';
import { powerCutScenarios } from '../../support/powerCutScenarios.ts';
import { syncSites, withoutSyncAt } from '../../support/syncSites.ts';

describe('A power cut', () => {
  const seen = new Map<string, ReadonlySet<string>>();

  for (const { name, run } of powerCutScenarios) {
    it(`loses nothing of ${name}`, async () => {
      const sites = new Set<string>();
      seen.set(name, sites);
      await run((files) => withoutSyncAt(files, undefined, sites));
    });
  }

  it('loses something of a compaction without the sync of its copies, and without that of its commit', async () => {
    const scenario = powerCutScenarios.find(({ name }) => name === 'a compaction');
    const losing = new Set<string>();
    for (const site of seen.get('a compaction') ?? []) {
      const file = path.posix.basename(site.split(':')[0] ?? '');
      if (!['segmentFiles.ts', 'journalFiles.ts'].includes(file) || losing.has(file)) continue;
      const lost = await scenario
        ?.run((files) => withoutSyncAt(files, site))
        .then(
          () => false,
          () => true,
        );
      if (lost === true) losing.add(file);
    }
    assert.deepEqual([...losing].sort(), ['journalFiles.ts', 'segmentFiles.ts']);
  });

  for (const site of syncSites()) {
    it(`loses something without the sync in ${site}`, async () => {
      const concerned = powerCutScenarios.filter(({ name }) => seen.get(name)?.has(site));
      assert.ok(concerned.length > 0, 'never asked for');
      const outcomes = [];
      for (const { run } of concerned) {
        const lost = await run((files) => withoutSyncAt(files, site)).then(
          () => false,
          () => true,
        );
        outcomes.push(lost);
        if (lost) break;
      }
      assert.ok(outcomes.includes(true), 'nothing is lost');
    });
  }
});
