import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fieldNames, initialValues, type ScheduleForm } from '../../../../media/schedule/form.ts';
import { inputOfRemark } from '../../../../media/schedule/inputOfRemark.ts';

function form(values: Partial<ScheduleForm['values']>): ScheduleForm {
  const row = { days: [2], start: '08:00', end: '18:00' };
  return {
    ...{ enabled: true, alertOnFailure: true },
    values: { ...initialValues, ...values },
    windows: [
      { ...row, scope: 'all' },
      { ...row, scope: 'schedule' },
      { ...row, scope: 'all' },
    ],
  };
}

describe('A remark of the validator', () => {
  for (const [field, values, input] of [
    ['recurrence', {}, 'simpleCount'],
    ['recurrence.days', {}, 'simpleCount'],
    ['recurrence', { mode: 'custom', pattern: 'interval' }, 'intervalDays'],
    ['recurrence.minutes', { mode: 'custom', pattern: 'interval' }, 'intervalMinutes'],
    ['recurrence.everyWeeks', { mode: 'custom', pattern: 'weekly' }, 'everyWeeks'],
    ['recurrence.everyMonths', { mode: 'custom', pattern: 'monthlyByDate' }, 'dateMonths'],
    ['recurrence.everyMonths', { mode: 'custom', pattern: 'monthlyByWeekday' }, 'orderMonths'],
    ['recurrence.offsetDays', { mode: 'custom', pattern: 'patchTuesday' }, 'patchOffset'],
    ['start', {}, 'startDate'],
    ['zone', {}, 'zone'],
    ['blackouts.0.weekdays', {}, 'window-1-days'],
    ['settings.blackouts.1.start', {}, 'window-2-start'],
    ['settings.blackouts.1', {}, 'window-2-days'],
    ['settings.blackouts', {}, 'addWindow'],
    ['blackouts.7.start', {}, undefined],
    ['unheard.of', { mode: 'custom', pattern: 'weekly' }, undefined],
  ] as const)
    it(`on ${field} with ${JSON.stringify(values)} stands at ${input ?? 'no input'}`, () => {
      assert.equal(inputOfRemark(field, form(values)), input);
    });
});

describe('The page of the schedule form', () => {
  const html = readFileSync('media/schedule/schedule.html', 'utf8');

  for (const name of fieldNames)
    it(`has the input ${name}`, () => {
      assert.match(html, new RegExp(`(?:id|name)="${name}"`));
    });

  it('has a place for every error', () => {
    const radios: readonly string[] = ['mode', 'clock', 'simpleUnit', 'pattern'];
    const without = fieldNames.filter(
      (name) => !radios.includes(name) && !html.includes(`id="${name}-error"`),
    );
    assert.deepEqual(without, []);
  });

  it('has neither styles nor scripts nor handlers of its own', () => {
    assert.doesNotMatch(
      html,
      /\sstyle=|<style|\son\w+=|<script(?! nonce="\{\{nonce\}\}" src="\{\{script\}\}"><)/,
    );
  });
});
