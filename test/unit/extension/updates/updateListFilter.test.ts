import assert from 'node:assert/strict';
import fc from 'fast-check';
import { releaseChoices } from '../../../../src/extension/updates/releaseChoices.ts';
import {
  filterRequest,
  filterText,
  rememberedFilter,
  type UpdateListFilter,
  withoutCondition,
} from '../../../../src/extension/updates/updateListFilter.ts';

const whole: UpdateListFilter = {
  text: 'cumulative',
  product: { id: 'p', name: 'Windows 11' },
  classification: { id: 'c', name: 'Security Updates' },
  severity: 'Critical',
  releasedSince: '2026-11-10',
  superseded: false,
  expired: false,
  declined: true,
};

describe('The filter of the software updates', () => {
  it('is said in words, condition by condition', () => {
    assert.equal(
      filterText(whole),
      '“cumulative” · Windows 11 · Security Updates · Critical · since 2026-11-10 · not superseded · not expired · declined',
    );
    assert.equal(filterText({}), '');
    assert.equal(filterText(withoutCondition({ severity: 'Low' }, 'severity')), '');
  });

  it('asks for products and classifications by their ids, and for nothing that is not set', () => {
    assert.deepEqual(filterRequest(whole), { ...whole, product: 'p', classification: 'c' });
    assert.deepEqual(filterRequest(withoutCondition({ text: 'x', expired: true }, 'text')), {
      expired: true,
    });
  });

  it('is remembered as it was, and nothing else is taken for one', () => {
    assert.deepEqual(rememberedFilter(JSON.parse(JSON.stringify(whole))), whole);
    assert.deepEqual(rememberedFilter({ text: 1, product: 'p', expired: 'no', more: true }), {});
    fc.assert(
      fc.property(fc.anything(), (value) => {
        filterText(rememberedFilter(value));
      }),
    );
  });

  for (const [now, tuesday] of [
    ['2026-11-28T12:00:00Z', '2026-11-10'],
    ['2026-11-10T18:00:00Z', '2026-11-10'],
    ['2026-11-10T17:59:59Z', '2026-10-13'],
    ['2027-01-03T00:00:00Z', '2026-12-08'],
  ] as const)
    it(`offers the last release of a Patch Tuesday at ${now}`, () => {
      const [first, week] = releaseChoices(Date.parse(now));
      assert.deepEqual(first, { label: 'Since the last Patch Tuesday', day: tuesday });
      assert.equal(week?.day, new Date(Date.parse(now) - 7 * 86_400_000).toISOString().slice(0, 10));
    });
});
