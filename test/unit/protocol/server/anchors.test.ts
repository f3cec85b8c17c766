import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAnchor, generationOf, parseAnchor } from '../../../../src/protocol/server/anchors.ts';
import { ServerFault } from '../../../../src/protocol/server/serverFault.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';

const published = Date.parse('2026-11-24T08:00:00.123Z');

describe('Anchors', () => {
  it('are written as Windows writes them', () => {
    assert.equal(formatAnchor({ generation: 9438, time: published }), '9438,2026-11-24 08:00:00.123');
  });

  it('read back what was written', () => {
    const moment = fc.date({ min: new Date('1753-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffffff }), moment, (generation, date) => {
        const anchor = { generation, time: date.getTime() };
        assert.deepEqual(parseAnchor(formatAnchor(anchor), 'filter'), anchor);
      }),
    );
  });

  for (const absent of [undefined, '', '  ']) {
    it(`are absent when they read ${JSON.stringify(absent)}`, () => {
      assert.equal(parseAnchor(absent, 'filter'), undefined);
    });
  }

  for (const text of [
    'yesterday',
    '2026-10-05 17:27:44.393',
    '11/23/2026 08:45:40',
    '-1,2026-11-24 08:00:00.123',
    '1,2026-13-24 08:00:00.123',
    '1,2026-11-24T08:00:00.123Z',
    '1,2026-11-24 08:00:00.123,',
  ]) {
    it(`that read "${text}" fault with the name of the parameter`, () => {
      assert.throws(
        () => parseAnchor(text, 'filter'),
        (error) =>
          error instanceof ServerFault && error.code === 'InvalidParameters' && error.detail === 'filter',
      );
    });
  }

  describe('stand for a generation', () => {
    const catalog = new MemoryCatalog();
    for (let generation = 1; generation <= 5; generation++) catalog.publish([], published + generation);
    catalog.forget(2);

    const cases: readonly [string, { generation: number; time: number } | undefined, number | undefined][] = [
      ['none without an anchor', undefined, undefined],
      ['that is kept', { generation: 3, time: published + 3 }, 3],
      ['that is the published one', { generation: 5, time: published + 5 }, 5],
      ['not when it is no longer kept', { generation: 2, time: published + 2 }, undefined],
      ['not when it is not published yet', { generation: 6, time: published + 6 }, undefined],
      ['not when it was published at another moment', { generation: 3, time: published + 4 }, undefined],
    ];
    for (const [what, anchor, expected] of cases) {
      it(what, async () => {
        assert.equal(await generationOf(anchor, await catalog.snapshot(), catalog), expected);
      });
    }
  });
});
