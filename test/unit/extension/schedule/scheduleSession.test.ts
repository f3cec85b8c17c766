import assert from 'node:assert/strict';
import type { ScheduleConfiguration } from '../../../../src/contract/scheduleConfiguration.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { ScheduleSession } from '../../../../src/extension/schedule/scheduleSession.ts';
import { openService, type OpenService } from '../../../../src/service/openService.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const weekly: SyncSchedule = {
  recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 1 },
  ...{ start: '2026-12-01T02:00', zone: 'UTC', catchUp: 'once' },
};
const nothing: ScheduleConfiguration = { schedule: null, blackouts: [], alertOnFailure: true };
const officeHours = { weekdays: [2, 3, 4, 5, 6], start: 480, end: 1080 } as const;

describe('The session of a schedule page', () => {
  let opened: OpenService;
  let service: SyncService;
  let session: ScheduleSession;

  beforeEach(async () => {
    const clock = new FakeClock();
    opened = await openService({ folder: await tempFolder(), clock });
    ({ service } = opened);
    await service.addSite({ siteCode: 'ABC', type: 'primary' });
    session = new ScheduleSession(() => Promise.resolve(service), 'ABC', clock);
  });

  afterEach(() => opened.close());

  it('tells what is stored, and what a first schedule would be', async () => {
    const answer = await session.answer({ kind: 'ready' });
    assert.ok(answer?.kind === 'state');
    assert.deepEqual(answer.state.configuration, nothing);
    assert.deepEqual(answer.state.suggestion.recurrence, { kind: 'interval', days: 7, hours: 0, minutes: 0 });
  });

  it('saves schedule, blackout windows and alert, and tells what is stored then', async () => {
    const configuration = { schedule: weekly, blackouts: [officeHours], alertOnFailure: false };
    const answer = await session.answer({ kind: 'save', id: 7, configuration, basis: nothing });
    assert.ok(answer?.kind === 'saved');
    assert.equal(answer.id, 7);
    assert.deepEqual(answer.state.configuration, configuration);
    assert.deepEqual((await service.schedule({})).schedule, weekly);
  });

  it('saves nothing that was changed elsewhere meanwhile', async () => {
    await service.setSchedule({ schedule: weekly });
    const answer = await session.answer({
      ...{ kind: 'save', id: 1, basis: nothing },
      configuration: { ...nothing, alertOnFailure: false },
    });
    assert.ok(answer?.kind === 'conflict');
    assert.deepEqual(answer.state.configuration.schedule, weekly);
  });

  for (const [what, schedule, field] of [
    ['with a schedule', { ...weekly, zone: 'Europe/Nowhere' }, 'zone'],
    ['without one', null, 'settings.blackouts'],
  ] as const)
    it(`saves nothing that is wrong, ${what}`, async () => {
      const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], start: 0, end: 1440 } as const;
      const blackouts = schedule === null ? [always] : [];
      const configuration = { schedule, blackouts, alertOnFailure: false };
      const answer = await session.answer({ kind: 'save', id: 1, configuration, basis: nothing });
      assert.ok(answer?.kind === 'refused');
      assert.deepEqual(
        answer.problems.map((problem) => problem.field),
        [field],
      );
      assert.equal((await service.settings()).find(({ key }) => key === 'alerts.onFailure')?.value, 'on');
    });

  it('previews with the windows of the form instead of those that are set', async () => {
    await service.setSettings({ values: { 'schedule.blackouts': 'daily 00:00-12:00' } });
    const answer = await session.answer({
      ...{ kind: 'preview', id: 3 },
      configuration: { ...nothing, schedule: weekly },
    });
    assert.ok(answer?.kind === 'previewed');
    assert.equal(answer.preview.nextRuns.length, 10);
    assert.match(answer.preview.nextRuns[0] ?? '', /T02:00/);
  });

  it('answers failures in words, with what to do', async () => {
    const ended = new SyncError('serviceEnded', 'The service has ended');
    const lost = new ScheduleSession(() => Promise.reject(ended), 'ABC', new FakeClock());
    const answer = await lost.answer({ kind: 'ready' });
    assert.deepEqual(answer, {
      ...{ kind: 'failed', id: null, message: 'The service has ended' },
      remedy: ended.entry.remedy,
    });
    const gone = new ScheduleSession(() => Promise.resolve(service), 'XYZ', new FakeClock());
    assert.equal((await gone.answer({ kind: 'ready' }))?.kind, 'failed');
  });
});
