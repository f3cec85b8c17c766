import assert from 'node:assert/strict';
import { planPackages } from '../../../../src/protocol/package/planPackages.ts';
import { testGuid } from '../../../support/exportPackage.ts';

const documentBytes = 64 * 1024;
/** What a cabinet holds: 65,535 blocks of 32 KiB. */
const room = 65_535 * 32_768;

describe('The plan of packages', () => {
  it('of 2.5 GiB of documents is two cabinets, each with what its updates need before them', () => {
    const size = (2.5 * 1024 ** 3) / documentBytes;
    const graph = {
      size,
      isConfig: () => false,
      changedSince: () => true,
      prerequisites: (ordinal: number) => (ordinal === 0 ? [] : [testGuid(1)]),
      revisionsOf: (updateId: string) => (updateId === testGuid(1) ? [0] : []),
      bundled: () => [],
      identity: (ordinal: number) => ({ updateId: testGuid(ordinal + 1), revision: 1 }),
    };
    const order = Array.from({ length: size }, (_, ordinal) => ordinal);
    const packages = planPackages(graph, order, () => documentBytes, room);
    assert.equal(packages.length, 2);
    for (const ordinals of packages) {
      assert.ok(ordinals.length * documentBytes <= room);
      assert.equal(ordinals[0], 0);
    }
    assert.equal(new Set(packages.flatMap((ordinals) => [...ordinals])).size, size);
  });
});
