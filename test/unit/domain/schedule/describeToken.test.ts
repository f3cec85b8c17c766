import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSchedule } from '../../../../src/domain/schedule/describe.ts';
import { describeToken } from '../../../../src/domain/schedule/describeToken.ts';
import { tokenOf } from '../../../../src/domain/schedule/tokenOf.ts';
import { anyRecurrence, anyStart } from '../../../support/scheduleArbitraries.ts';

describe('A schedule token in plain words', () => {
  for (const [token, words] of [
    ['00012000001F2000', 'Every week on Saturday at 00:00 (local time)'],
    ['00012000001f2001', 'Every week on Saturday at 00:00 (UTC)'],
    ['0001200000100038', 'Every 7 days, counted from 1970-02-01 00:00 (local time)'],
    ['005C7D4020331680', 'Every month 2 days after the third Tuesday at 02:00 (local time)'],
    ['7913788000080000', 'Once, on 2004-07-19 at 08:30 (local time)'],
  ] as const)
    it(`${token} says ${words}`, () => {
      assert.equal(describeToken(token, 'local time'), words);
    });

  for (const text of [
    '0000000000000000',
    // Day 0; an interval that never passes; bits that no weekly token has; no digits; two tokens.
    '0000200000100038',
    '0001200000100000',
    '00012000001F2010',
    '00012000001F200G',
    '00012000001F200000012000001F2000',
    '',
  ])
    it(`is none for ${text === '' ? 'nothing' : text}`, () => {
      assert.equal(describeToken(text, 'local time'), undefined);
    });

  it('says what the schedule says that has the token', () => {
    fc.assert(
      fc.property(anyRecurrence, anyStart, (recurrence, start) => {
        // A token names the second Tuesday, not Patch Tuesday.
        fc.pre(recurrence.kind !== 'patchTuesday');
        const schedule = { recurrence, start, zone: 'UTC', catchUp: 'once' } as const;
        const { token } = tokenOf(schedule, 'UTC');
        fc.pre(token !== null);
        assert.equal(describeToken(token, 'local time'), describeSchedule(schedule));
      }),
    );
  });
});
