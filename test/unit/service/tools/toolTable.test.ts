import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { SchedulePreviewRequest } from '../../../../src/service/api/administration.ts';
import type { SiteView } from '../../../../src/service/api/hierarchy.ts';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { inputSchema } from '../../../../src/service/tools/inputSchema.ts';
import type { Tool } from '../../../../src/service/tools/tool.ts';
import { tools } from '../../../../src/service/tools/toolTable.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const site: SiteView = {
  ...{
    siteCode: 'CS1',
    type: 'cas',
    parent: null,
    siteServer: 'cs1.contoso.com',
    zone: 'UTC',
    source: 'none',
  },
  ...{ contentVersion: 3, isTopLevel: true, isSample: false, isScheduled: false, service: null, sups: [] },
  sourceAccess: null,
};

function toolCalled(name: string): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  assert.ok(tool !== undefined);
  return tool;
}

function run(name: string, input: unknown, operations: Partial<SyncService> = {}): Promise<object> {
  return toolCalled(name).run(input, { service: fakeService(operations), user: 'admin' });
}

describe('The tools for language models', () => {
  it('tell sites, software update points and active alerts', async () => {
    const alert = { _id: 'a', name: 'Failed', severity: 'critical', changed: 0, message: 'x' } as const;
    const status = await run(
      'susync_get_status',
      {},
      {
        sites: () => Promise.resolve([site]),
        status: () => Promise.resolve([]),
        alerts: () =>
          Promise.resolve([
            { ...alert, state: 'active' },
            { ...alert, state: 'postponed' },
          ]),
      },
    );
    assert.deepEqual(JSON.parse(JSON.stringify(status)), {
      sites: [
        {
          siteCode: 'CS1',
          type: 'cas',
          parent: null,
          source: 'none',
          ...{ contentVersion: 3, isTopLevel: true },
        },
      ],
      softwareUpdatePoints: [],
      alerts: [{ name: 'Failed', severity: 'critical', message: 'x' }],
    });
  });

  it('explain a code as people copy it', async () => {
    assert.match(JSON.stringify(await run('susync_explain_code', { code: '-2147012866' })), /"0x80072EFE"/);
    await rejectsWith('notFound', run('susync_explain_code', { code: 'no such thing' }));
  });

  it('search a page at a time', async () => {
    const asked: unknown[] = [];
    await run(
      'susync_search_updates',
      { text: 'cumulative', superseded: false },
      {
        searchUpdates: (filter) => {
          asked.push(filter);
          return Promise.resolve({ items: [], total: 0 });
        },
      },
    );
    assert.deepEqual(asked, [{ limit: 20, text: 'cumulative', superseded: false }]);
  });

  it('read the end of the log of the top-level site, no more of it than a model can take', async () => {
    const asked: unknown[] = [];
    const log = await run(
      'susync_read_log',
      {},
      {
        sites: () => Promise.resolve([site]),
        logText: (request) => {
          asked.push(request);
          return Promise.resolve({
            text: `${'x'.repeat(70_000)}end`,
            place: { file: '', offset: 0 },
            isEnd: true,
          });
        },
      },
    );
    assert.deepEqual(asked, [{ siteCode: 'CS1', lines: 60 }]);
    assert.ok('text' in log && typeof log.text === 'string');
    assert.equal(log.text.length, 60_000);
    assert.ok(log.text.endsWith('end'));
  });

  const preview = {
    ...{ siteCode: 'CS1', text: 'Every week', token: '00012000001F2000', warnings: [] },
    ...{ nextRuns: ['2026-11-28T01:00:00.000Z'], runNotes: [['Clocks go back']] },
  };

  it('tell what a schedule would mean, said as on the command line, in the zone of the site', async () => {
    const asked: SchedulePreviewRequest[] = [];
    const operations: Partial<SyncService> = {
      sites: () => Promise.resolve([{ ...site, zone: 'Europe/Berlin' }]),
      previewSchedule: (request) => {
        asked.push(request);
        const remark = { field: 'start', message: 'Before the release' };
        return Promise.resolve({
          ...{ ...preview, noTokenReason: null, problems: [], warnings: [remark] },
          serviceZone: 'UTC',
        });
      },
    };
    const told = await run('susync_preview_schedule', { weekly: 'Sat@02:00' }, operations);
    assert.deepEqual(told, {
      ...{ siteCode: 'CS1', text: 'Every week', token: '00012000001F2000', noTokenReason: null },
      nextRuns: [{ at: '2026-11-28T01:00:00.000Z', notes: ['Clocks go back'] }],
      ...{ problems: [], warnings: ['Before the release'] },
    });
    await run('susync_preview_schedule', { token: '00012000001F2000', zone: 'UTC', runs: 3 }, operations);
    assert.deepEqual(
      asked.map(({ siteCode, runs, schedule }) => [siteCode, runs, schedule.recurrence, schedule.zone]),
      [
        ['CS1', 10, { kind: 'weekly', weekday: 7, everyWeeks: 1 }, 'Europe/Berlin'],
        ['CS1', 3, { kind: 'weekly', weekday: 7, everyWeeks: 1 }, 'UTC'],
      ],
    );
    for (const input of [
      { every: '7d', token: '00012000001F2000' },
      { every: '7d', weekly: 'Sat@02:00' },
    ])
      await rejectsWith('invalidRequest', run('susync_preview_schedule', input, operations));
    await rejectsWith('invalidRequest', run('susync_preview_schedule', { every: 'often' }, operations));
    await rejectsWith('notFound', run('susync_preview_schedule', { siteCode: 'XYZ' }, operations));
  });

  it('tell the schedule that is set where none is given', async () => {
    const told = await run(
      'susync_preview_schedule',
      {},
      {
        sites: () => Promise.resolve([site]),
        schedule: () => Promise.resolve({ ...preview, schedule: null }),
      },
    );
    assert.deepEqual(told, {
      ...{ siteCode: 'CS1', text: 'Every week', token: '00012000001F2000', warnings: [] },
      nextRuns: [{ at: '2026-11-28T01:00:00.000Z', notes: ['Clocks go back'] }],
    });
  });

  it('start a synchronization for who asks, after a question, and nothing else asks one', async () => {
    const asked: unknown[] = [];
    const start = toolCalled('susync_start_synchronization');
    const { question = () => '' } = start;
    assert.equal(question({ siteCode: 'PS1', full: true }), 'Run a full synchronization for site PS1 now?');
    assert.equal(question({}), 'Run synchronization for the top-level site now?');
    await run(
      start.name,
      { siteCode: 'PS1' },
      {
        startSynchronization: (request) => {
          asked.push(request);
          return Promise.resolve({ siteCode: 'PS1', disposition: 'started' });
        },
      },
    );
    assert.deepEqual(asked, [{ siteCode: 'PS1', user: 'admin' }]);
    assert.deepEqual(
      tools.filter(({ question }) => question !== undefined).map(({ name }) => name),
      [start.name],
    );
  });

  it('refuse whatever is not theirs to take, before anything is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tools), fc.jsonValue(), async (tool, input) => {
        const given = { unknownMember: input };
        await assert.rejects(tool.run(given, { service: fakeService({}), user: 'x' }), (error) => {
          assert.ok(error instanceof SyncError);
          assert.equal(error.key, 'invalidRequest');
          return true;
        });
      }),
    );
  });

  for (const tool of tools)
    it(`describe themselves: ${tool.name}`, () => {
      assert.match(tool.name, /^susync_[a-z_]{3,40}$/);
      assert.ok(tool.description.length > 60 && tool.description.length < 1000);
      assert.equal(inputSchema(tool).type, 'object');
    });
});
