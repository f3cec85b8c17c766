import assert from 'node:assert/strict';
import { soak, type Defect } from '../soak/soak.ts';
import type { SoakTarget } from '../soak/soakTarget.ts';
import { soakTargets } from '../soak/targets.ts';

/** A slice of `npm run soak`. */
describe('Damaged input', () => {
  let targets: readonly SoakTarget[];

  before(async () => {
    targets = await soakTargets();
  });

  after(async () => {
    for (const { close } of targets) await close?.();
  });

  it('is refused with an error of the catalog or taken, in bounded time and memory, whatever reads it', async () => {
    const defects: Defect[] = [];
    for (const target of targets) {
      const { refused, accepted, inputs } = await soak(target, {
        seed: 20261124,
        inputs: Math.ceil(12 * (target.weight ?? 1)),
        timeLimit: 5000,
        memoryLimit: 384 * 1024 * 1024,
        onDefect: (defect) => defects.push(defect),
      });
      assert.equal(refused + accepted, inputs);
    }
    assert.deepEqual(
      defects.map(({ target, index, what }) => `${target}, input ${index}: ${what}`),
      [],
    );
  });

  it('would be told if it were not', async () => {
    const defects: Defect[] = [];
    const fragile: SoakTarget = {
      name: 'fragile',
      seeds: [Buffer.from('[1, 2, 3]')],
      feed: (input) => {
        JSON.parse(input.toString());
        return 'accepted';
      },
    };
    const options = { seed: 1, inputs: 50, timeLimit: 5000, memoryLimit: 1e9 };
    await soak(fragile, { ...options, onDefect: (defect) => defects.push(defect) });
    const [first] = defects;
    assert.ok(first?.what.includes('SyntaxError') === true);
    const again: Defect[] = [];
    const alone = { ...options, from: first.index, inputs: 1 };
    await soak(fragile, { ...alone, onDefect: (defect) => again.push(defect) });
    assert.deepEqual(again[0]?.input, first.input);
  });
});
