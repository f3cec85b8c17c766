import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configurationOf } from '../../../../media/schedule/configurationOf.ts';
import { isDraft } from '../../../../media/schedule/draft.ts';
import { fieldNames, initialValues, type ScheduleForm } from '../../../../media/schedule/form.ts';
import { formOf } from '../../../../media/schedule/formOf.ts';
import {
  isSameConfiguration,
  type ScheduleConfiguration,
} from '../../../../src/contract/scheduleConfiguration.ts';
import type { SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { anyBlackout, anySchedule } from '../../../support/scheduleArbitraries.ts';

const suggestion: SyncSchedule = {
  recurrence: { kind: 'interval', days: 7, hours: 0, minutes: 0 },
  ...{ start: '2026-11-24T13:00', zone: 'Europe/Berlin', catchUp: 'once' },
};
const nothing: ScheduleConfiguration = { schedule: null, blackouts: [], alertOnFailure: true };

/** The form of the suggestion, switched on, with some inputs filled in otherwise. */
function filled(values: Partial<ScheduleForm['values']>, rest: Partial<ScheduleForm> = {}): ScheduleForm {
  const form = formOf({ ...nothing, schedule: suggestion }, suggestion);
  return { ...form, ...rest, values: { ...form.values, ...values } };
}

describe('The schedule form', () => {
  it('says again what it was filled from, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.option(anySchedule()),
        fc.array(anyBlackout, { maxLength: 3 }),
        fc.boolean(),
        (schedule, blackouts, alertOnFailure) => {
          const configuration: ScheduleConfiguration = { schedule, blackouts, alertOnFailure };
          const reading = configurationOf(formOf(configuration, suggestion));
          assert.ok(reading.configuration !== undefined);
          assert.ok(isSameConfiguration(reading.configuration, configuration));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('suggests a schedule where there is none, and says that none is wanted', () => {
    const form = formOf(nothing, suggestion);
    assert.equal(form.enabled, false);
    assert.deepEqual(
      [form.values.startDate, form.values.startTime, form.values.zone],
      ['2026-11-24', '13:00', 'Europe/Berlin'],
    );
    assert.deepEqual(configurationOf(form).configuration, nothing);
    assert.deepEqual(configurationOf({ ...form, enabled: true }).configuration?.schedule, suggestion);
  });

  for (const [values, recurrence] of [
    [
      { simpleCount: '12', simpleUnit: 'hours' },
      { kind: 'interval', days: 0, hours: 12, minutes: 0 },
    ],
    [
      { simpleCount: '48', simpleUnit: 'hours' },
      { kind: 'interval', days: 2, hours: 0, minutes: 0 },
    ],
    [
      { mode: 'custom', pattern: 'interval', intervalDays: '0', intervalHours: '1', intervalMinutes: '30' },
      { kind: 'interval', days: 0, hours: 1, minutes: 30 },
    ],
    [{ mode: 'custom', pattern: 'once' }, { kind: 'once' }],
    [
      { mode: 'custom', pattern: 'patchTuesday', patchOffset: '1' },
      { kind: 'patchTuesday', offsetDays: 1 },
    ],
    [
      { mode: 'custom', pattern: 'monthlyByDate', monthDay: '0', dateMonths: '3' },
      { kind: 'monthlyByDate', monthDay: 0, everyMonths: 3 },
    ],
  ] as const)
    it(`reads ${JSON.stringify(values)}`, () => {
      assert.deepEqual(configurationOf(filled(values)).configuration?.schedule?.recurrence, recurrence);
    });

  for (const [values, input] of [
    [{ simpleCount: '' }, 'simpleCount'],
    [{ simpleCount: 'seven' }, 'simpleCount'],
    [{ mode: 'custom', pattern: 'weekly', everyWeeks: ' ' }, 'everyWeeks'],
    [{ startDate: '' }, 'startDate'],
    [{ startTime: '' }, 'startTime'],
    [{ zone: ' ' }, 'zone'],
  ] as const)
    it(`asks for what is missing: ${JSON.stringify(values)}`, () => {
      assert.deepEqual(
        configurationOf(filled(values)).problems?.map((problem) => problem.input),
        [input],
      );
    });

  it('does not ask for what is not shown', () => {
    assert.equal(configurationOf(filled({ everyWeeks: '', zone: '', clock: 'utc' })).problems, undefined);
  });

  it('asks for the times of a blackout window', () => {
    const windows = [{ days: [2], start: '', end: '18:00', scope: 'all' }] as const;
    assert.deepEqual(
      configurationOf(filled({}, { windows })).problems?.map(({ input }) => input),
      ['window-0-start'],
    );
  });
});

describe('A draft of the schedule form', () => {
  const draft = { siteCode: 'CS1', form: filled({}), basis: nothing };

  it('is taken back as JSON gave it', () => {
    assert.ok(isDraft(JSON.parse(JSON.stringify(draft))));
  });

  for (const [what, value] of [
    ['nothing', undefined],
    ['another page', { siteCode: 'CS1' }],
    ['an older form', { ...draft, form: { ...draft.form, values: { mode: 'simple' } } }],
    ['other types', { ...draft, form: { ...draft.form, enabled: 'yes' } }],
    [
      'another scope',
      { ...draft, form: { ...draft.form, windows: [{ days: [], start: '', end: '', scope: 'x' }] } },
    ],
  ] as const)
    it(`is not taken from ${what}`, () => {
      assert.equal(isDraft(value), false);
    });

  it('has a first value for every input', () => {
    assert.deepEqual(Object.keys(initialValues).sort(), [...fieldNames].sort());
  });
});
