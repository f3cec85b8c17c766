import assert from 'node:assert/strict';
import type { SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { type OpenService, openService } from '../../../../src/service/openService.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const weekly: SyncSchedule = {
  recurrence: { kind: 'weekly', weekday: 3, everyWeeks: 1 },
  ...{ start: '2026-12-01T02:00', zone: 'UTC', catchUp: 'once' },
};

describe('The preview of a schedule', () => {
  let opened: OpenService;

  before(async () => {
    opened = await openService({ folder: await tempFolder(), clock: new FakeClock() });
    await opened.service.addSite({ siteCode: 'ABC', type: 'primary' });
    await opened.service.addSite({ siteCode: 'DEF', type: 'secondary', parent: 'ABC' });
  });

  after(() => opened.close());

  it('says what the schedule would mean, and sets nothing', async () => {
    const { service } = opened;
    const preview = await service.previewSchedule({ schedule: weekly, runs: 2 });
    assert.equal(preview.text, 'Every week on Tuesday at 02:00 (UTC)');
    assert.deepEqual(preview.nextRuns, ['2026-12-01T02:00:00.000Z', '2026-12-08T02:00:00.000Z']);
    assert.match(preview.token ?? '', /^[0-9A-F]{16}$/);
    assert.deepEqual([preview.problems, preview.warnings, preview.noTokenReason], [[], [], null]);
    assert.equal((await service.schedule({})).schedule, null);
  });

  it('names every problem by its field, with no runs', async () => {
    const { service } = opened;
    const { problems, nextRuns, text } = await service.previewSchedule({
      schedule: { ...weekly, zone: 'Europe/Nowhere', start: 'soon' },
      blackouts: [{ weekdays: [], start: 480, end: 1080 }],
    });
    const fields = problems.map(({ field }) => field);
    assert.deepEqual(fields, ['start', 'zone', 'settings.blackouts.0.weekdays']);
    assert.deepEqual([nextRuns, text], [[], '']);
  });

  it('moves runs out of the blackout windows that are asked about', async () => {
    const { nextRuns, runNotes } = await opened.service.previewSchedule({
      ...{ schedule: weekly, runs: 1 },
      blackouts: [{ weekdays: [3], start: 0, end: 240 }],
    });
    assert.deepEqual(nextRuns, ['2026-12-01T04:00:00.000Z']);
    assert.match(runNotes[0]?.join() ?? '', /blackout window/);
  });

  it('warns when the windows of the schedule and of the settings together leave no time', async () => {
    const { warnings, problems } = await opened.service.previewSchedule({
      schedule: { ...weekly, blackouts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: 0, end: 720 }] },
      blackouts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: 720, end: 1440 }],
    });
    assert.deepEqual(problems, []);
    assert.match(warnings.map(({ message }) => message).join(), /leave no time for a run/);
  });

  it('is refused for a site that synchronizes when its parent does', async () => {
    await rejectsWith(
      'invalidRequest',
      opened.service.previewSchedule({ siteCode: 'DEF', schedule: weekly }),
    );
  });
});
