import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classificationIds } from '../../../src/domain/classificationIds.ts';
import type { SupersedenceRules } from '../../../src/domain/supersedence.ts';
import { expiresBySupersedence, monthsLater } from '../../../src/domain/supersedence.ts';

const securityUpdates = '0fa1201d-4330-4fa8-8ae9-b877473b6441';
const rules: SupersedenceRules = {
  feature: { kind: 'afterMonths', months: 12 },
  nonFeature: { kind: 'afterMonths', months: 3 },
};
const atOnce: SupersedenceRules = { feature: { kind: 'immediately' }, nonFeature: { kind: 'immediately' } };
const superseded = Date.parse('2026-01-31T18:00:00Z');

describe('A superseded update', () => {
  for (const [what, classification, given, now, expected] of [
    ['waits for the months of its rule', securityUpdates, rules, '2026-04-30T17:59:59Z', false],
    ['expires when they are over', securityUpdates, rules, '2026-04-30T18:00:00Z', true],
    ['expires at once where the rule says so', securityUpdates, atOnce, '2026-01-31T18:00:00Z', true],
    ['waits longer as a feature update', classificationIds.upgrades, rules, '2027-01-31T17:59:59Z', false],
    ['expires as a feature update', classificationIds.upgrades, rules, '2027-01-31T18:00:00Z', true],
    [
      'never expires as a definition update',
      classificationIds.definitionUpdates,
      atOnce,
      '2036-01-01T00:00:00Z',
      false,
    ],
    ['follows the other rule without classification', '', rules, '2026-05-01T00:00:00Z', true],
  ] as const) {
    it(what, () => {
      const prerequisites = ['72e7624a-5b00-45d2-b92f-e561c0a6a160', classification];
      assert.equal(expiresBySupersedence(prerequisites, superseded, given, Date.parse(now)), expected);
    });
  }
});

describe('Months later', () => {
  for (const [moment, months, expected] of [
    ['2026-01-31T10:30:00.500Z', 1, '2026-02-28T10:30:00.500Z'],
    ['2024-01-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
    ['2026-10-15T00:00:00.000Z', 3, '2027-01-15T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 2, '2027-02-28T23:59:59.999Z'],
    ['2026-05-31T00:00:00.000Z', 0, '2026-05-31T00:00:00.000Z'],
  ] as const) {
    it(`${months} after ${moment} it is ${expected}`, () => {
      assert.equal(new Date(monthsLater(Date.parse(moment), months)).toISOString(), expected);
    });
  }

  it('come in the order of the moments', () => {
    const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 120 }), (one, other, months) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        // Within a day, the end of a shorter month may come before its last morning.
        if (second - first < 4 * 86_400_000) return;
        assert.ok(monthsLater(first, months) <= monthsLater(second, months));
      }),
    );
  });
});
