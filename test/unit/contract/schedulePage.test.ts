import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isScheduleHostMessage,
  isSchedulePageMessage,
  type ScheduleHostMessage,
  type SchedulePageMessage,
} from '../../../src/contract/schedulePage.ts';
import type { SyncSchedule } from '../../../src/domain/schedule/schedule.ts';
import { anySchedule } from '../../support/scheduleArbitraries.ts';

const schedule: SyncSchedule = {
  recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 1 },
  ...{ start: '2026-12-01T02:00', zone: 'UTC', catchUp: 'once' },
};
const configuration = {
  schedule,
  blackouts: [{ weekdays: [2, 3], start: 480, end: 1080 }],
  alertOnFailure: true,
} as const;
const state = { siteCode: 'CS1', configuration, suggestion: schedule };
const preview = {
  ...{ text: '', token: null, noTokenReason: 'No', nextRuns: [], runNotes: [['x']], serviceZone: 'UTC' },
  ...{ problems: [{ field: 'zone', message: 'x' }], warnings: [] },
};

const fromPage: readonly SchedulePageMessage[] = [
  { kind: 'ready' },
  { kind: 'edited', isEdited: true },
  { kind: 'preview', id: 1, configuration },
  { kind: 'save', id: 2, configuration, basis: { ...configuration, schedule: null } },
];
const fromHost: readonly ScheduleHostMessage[] = [
  { kind: 'state', state },
  { kind: 'previewed', id: 1, preview },
  { kind: 'saved', id: 1, state },
  { kind: 'conflict', id: 1, state },
  { kind: 'refused', id: 1, problems: preview.problems },
  { kind: 'failed', id: null, message: 'x', remedy: 'y' },
];

describe('Messages of the schedule page', () => {
  for (const message of fromPage)
    it(`are taken from the page: ${message.kind}`, () => {
      assert.ok(isSchedulePageMessage(JSON.parse(JSON.stringify(message))));
      assert.equal(isScheduleHostMessage(message), false);
    });

  for (const message of fromHost)
    it(`are taken from the host: ${message.kind}`, () => {
      assert.ok(isScheduleHostMessage(JSON.parse(JSON.stringify(message))));
      assert.equal(isSchedulePageMessage(message), false);
    });

  it('carry every schedule there can be', () => {
    fc.assert(
      fc.property(anySchedule(), (any) =>
        isSchedulePageMessage({ kind: 'preview', id: 1, configuration: { ...configuration, schedule: any } }),
      ),
    );
  });

  for (const [what, message] of [
    ['no object', 'ready'],
    ['an unknown kind', { kind: 'execute', command: 'x' }],
    ['a request without a number', { kind: 'preview', configuration }],
    ['a number that is none', { kind: 'preview', id: Number.NaN, configuration }],
    ['an unknown recurrence', withSchedule({ recurrence: { kind: 'hasOwnProperty' } })],
    ['a recurrence that lacks a member', withSchedule({ recurrence: { kind: 'weekly', weekday: 3 } })],
    ['a weekday that is none', withSchedule({ recurrence: { kind: 'weekly', weekday: 8, everyWeeks: 1 } })],
    ['a long text', withSchedule({ zone: 'x'.repeat(201) })],
    ['an unknown way to catch up', withSchedule({ catchUp: 'twice' })],
    [
      'too many windows',
      withSchedule({ blackouts: Array.from({ length: 201 }, () => configuration.blackouts[0]) }),
    ],
  ] as const)
    it(`are refused: ${what}`, () => {
      assert.equal(isSchedulePageMessage(message), false);
    });

  it('are never anything but a yes or a no, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.equal(typeof isSchedulePageMessage(value), 'boolean');
        assert.equal(typeof isScheduleHostMessage(value), 'boolean');
      }),
    );
  });
});

function withSchedule(members: object): object {
  return {
    kind: 'preview',
    id: 1,
    configuration: { ...configuration, schedule: { ...schedule, ...members } },
  };
}
