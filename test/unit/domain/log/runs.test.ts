import assert from 'node:assert/strict';
import { LogReader } from '../../../../src/domain/log/logReader.ts';
import type { LogRun } from '../../../../src/domain/log/logRun.ts';
import { writeLogLine } from '../../../../src/domain/log/logLine.ts';
import { renderEvent } from '../../../../src/domain/log/renderEvent.ts';
import { runsOf } from '../../../../src/domain/log/runs.ts';
import { eventsOf, logScenarios } from '../../../support/logScenarios.ts';

function runsIn(text: string): readonly LogRun[] {
  const reader = new LogReader();
  return runsOf([...reader.push(text), ...reader.end()]);
}

function logOf(name: string): string {
  const scenario = logScenarios.find((candidate) => candidate.name === name);
  assert.ok(scenario !== undefined);
  return eventsOf(scenario)
    .flatMap((event) => renderEvent(event, scenario.context))
    .map((line) => `${writeLogLine(line)}\r\n`)
    .join('');
}

/** Lines of a log from 01:00:00 UTC on, one a second; `thread: text` for a thread other than 1. */
function log(...texts: string[]): string {
  return texts
    .map((item, index) => {
      const [, thread = '1', text = ''] = /^(?:(\d+): )?(.*)$/.exec(item) ?? [];
      const second = String(index).padStart(2, '0');
      return `${text}  $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 01:00:${second}.000+0><thread=${thread} (0x1)>\r\n`;
    })
    .join('');
}

describe('The runs of a log', () => {
  const expected: Record<string, Partial<LogRun>> = {
    scheduled: {
      ...{ trigger: 'schedule', outcome: 'succeeded', full: false, siteCode: 'CS1' },
      ...{ seconds: 233, items: 130, contentVersion: 34, firstEntry: 0, isCut: false },
    },
    manualFull: { trigger: 'local', outcome: 'succeeded', full: true, seconds: 78, warnings: 1 },
    child: { trigger: 'parent', outcome: 'succeeded', full: false, siteCode: 'PS1', contentVersion: 34 },
    retryThatFails: {
      ...{ trigger: 'retry', outcome: 'failed', retryMinutes: 60, seconds: 4, warnings: 1 },
      error: {
        message:
          "UssCommunicationError: WebException: The remote name could not be resolved: 'sws.update.microsoft.com'~~at System.Net.HttpWebRequest.GetRequestStream(TransportContext& context)",
        source:
          'Microsoft.SystemsManagementServer.SoftwareUpdatesManagement.WsusSyncAction.WSyncAction.SyncWSUS',
        code: 0x80131509,
      },
    },
    emptySubscription: { trigger: 'local', outcome: 'succeeded', full: true, warnings: 2, firstEntry: 2 },
    pendingLicenseTerms: {
      ...{ trigger: 'local', outcome: 'pendingLicenseTerms', failedUpdates: 2, retryMinutes: 60 },
    },
    stopped: { trigger: 'local', outcome: 'cancelled', seconds: 30 },
  };
  for (const [name, facts] of Object.entries(expected)) {
    it(`have kind, duration and outcome: ${name}`, () => {
      const [run, ...others] = runsIn(logOf(name));
      assert.ok(run !== undefined);
      assert.equal(others.length, 0);
      for (const [key, value] of Object.entries(facts))
        assert.deepEqual(Object.entries(run).find(([member]) => member === key)?.[1], value, key);
      assert.equal('error' in run, name === 'retryThatFails');
    });
  }

  it('are told apart when several follow each other, maintenance in between', () => {
    const text = ['emptySubscription', 'scheduled', 'maintenance', 'child', 'retryThatFails']
      .map(logOf)
      .join('');
    assert.deepEqual(
      runsIn(text).map(({ trigger, outcome }) => [trigger, outcome]),
      [
        ['local', 'succeeded'],
        ['schedule', 'succeeded'],
        ['parent', 'succeeded'],
        ['retry', 'failed'],
      ],
    );
    assert.deepEqual(runsIn(logOf('maintenance')), []);
  });

  it('leave out lines of other threads', () => {
    const [run] = runsIn(
      log(
        'Starting Sync',
        'Performing sync on regular schedule',
        '2: Starting cleanup on WSUS, default server X',
        '2: WARNING: something',
        'Sync time: 0d00h00m04s',
        '2: Successfully completed WSUS Cleanup.',
      ),
    );
    assert.equal(run?.warnings, 0);
    assert.equal(run.lastEntry, 4);
    assert.equal(run.seconds, 4);
  });

  it('are interrupted when the next one or the component starts before their end', () => {
    const crashed = ['Starting Sync', 'Performing sync on local request', 'sync: WSUS synchronizing updates'];
    assert.deepEqual(
      runsIn(log(...crashed, 'SMS_EXECUTIVE started SMS_WSUS_SYNC_MANAGER as thread ID 9 (0x9).', 'x')).map(
        ({ outcome }) => outcome,
      ),
      ['interrupted'],
    );
    assert.deepEqual(
      runsIn(
        log(...crashed, '3: Wakeup for a polling cycle', '3: Starting Sync', '3: Sync time: 0d00h00m01s'),
      ).map(({ outcome }) => outcome),
      ['interrupted', 'succeeded'],
    );
    assert.deepEqual(
      runsIn(log(...crashed)).map(({ outcome }) => outcome),
      ['running'],
    );
  });

  it('may have begun in the log before', () => {
    const [run, ...others] = runsIn(
      log(
        'sync: WSUS synchronizing updates',
        'Sync succeeded. Setting sync alert to canceled state on site CS1',
        'Sync time: 0d01h00m01s',
      ),
    );
    assert.equal(others.length, 0);
    assert.deepEqual(
      [run?.isCut, run?.outcome, run?.seconds, run?.trigger],
      [true, 'succeeded', 3601, undefined],
    );
    const text = logOf('scheduled');
    const cut = text.lastIndexOf('\r\n', text.length / 2) + 2;
    assert.deepEqual(runsIn(`${text.slice(0, cut)}ROLLOVER\r\n${text.slice(cut)}`), runsIn(text));
  });

  it('fail when a replica fails after the site succeeded', () => {
    const [run] = runsIn(
      log(
        'Starting Sync',
        'Sync succeeded. Setting sync alert to canceled state on site CS1',
        'Sync time: 0d00h00m02s',
        'Synchronizing replica WSUS servers',
        'Sync failed: No answer. Source: Replica',
        'Sync failed. Will retry in 60 minutes',
      ),
    );
    assert.deepEqual([run?.outcome, run?.error?.message, run?.retryMinutes], ['failed', 'No answer', 60]);
  });

  it('are canceled when they are stopped at a replica, after the site succeeded', () => {
    const [run] = runsIn(
      log(
        'Starting Sync',
        'Sync succeeded. Setting sync alert to canceled state on site CS1',
        'Sync time: 0d00h00m02s',
        'Synchronizing replica WSUS servers',
        'Sync canceled by anna',
      ),
    );
    assert.equal(run?.outcome, 'cancelled');
  });

  it('accept both spellings of a failure, with and without a source', () => {
    const [run] = runsIn(
      log(
        'Starting Sync',
        'Sync Failed: USSCommunicationError: WebException: The underlying connection was closed',
      ),
    );
    assert.deepEqual(run?.error, {
      message: 'USSCommunicationError: WebException: The underlying connection was closed',
    });
    const [other] = runsIn(
      log(
        'Starting Sync',
        'Sync failed: WSUS server not configured. Please refer to WCM.log for configuration error details.. Source: CWSyncMgr::DoSync',
      ),
    );
    assert.deepEqual(other?.error, {
      message: 'WSUS server not configured. Please refer to WCM.log for configuration error details.',
      source: 'CWSyncMgr::DoSync',
    });
  });

  it('do not begin with an idle wake-up', () => {
    assert.deepEqual(runsIn(log('Wakeup for a polling cycle', 'Wakeup for a polling cycle')), []);
  });
});
