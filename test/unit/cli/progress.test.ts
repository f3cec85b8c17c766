import assert from 'node:assert/strict';
import { Pace } from '../../../src/domain/words/pace.ts';
import { createProgress } from '../../../src/cli/progress.ts';
import { ProgressLines } from '../../../src/cli/progressLines.ts';
import { barLine } from '../../../src/cli/render/barLine.ts';
import { displayWidth } from '../../../src/cli/render/displayWidth.ts';
import { plainStyle } from '../../../src/cli/render/style.ts';
import type { SyncEvent, SyncEventBody } from '../../../src/domain/syncEvent.ts';
import { Capture } from '../../support/commandTest.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const layout = { style: plainStyle, width: 100, now: 0, zone: 'UTC', verbose: false };

function at(seconds: number, body: SyncEventBody, siteCode = 'CS1'): SyncEvent {
  return { sequence: 1, time: seconds * 1000, siteCode, body };
}

function linesOf(events: readonly SyncEvent[], verbose = false): readonly string[] {
  const lines: string[] = [];
  new ProgressLines((line) => lines.push(line), { verbose, clock: new FakeClock() }).show(events);
  return lines;
}

const updates = (processed: number): SyncEventBody => ({
  kind: 'wsusProgress',
  server: 'sup01',
  step: 'updates',
  progress: { processed, total: 1000, etaSeconds: 9 },
});

describe('Progress as lines', () => {
  it('has a line a phase', () => {
    assert.deepEqual(
      linesOf([
        at(0, { kind: 'fullSyncRequired', reason: 'firstSynchronization' }),
        at(0, { kind: 'wsusStarting', server: 'sup01', replica: false }),
        at(1, { kind: 'wsusDone', server: 'sup01' }),
        at(1, { kind: 'siteDatabaseStarting', server: 'sup01' }),
        at(2, { kind: 'itemsUpdated', items: 1234, version: 3 }),
        at(2, { kind: 'cleanupStarting', server: 'sup01' }),
        at(3, { kind: 'cleanupDone' }),
        at(3, { kind: 'wsusStarting', server: 'sup02', replica: true }, 'PS1'),
        at(4, { kind: 'syncedWithParent', parentSite: 'CS1', version: 3 }, 'PS1'),
      ]),
      [
        'CS1  Full synchronization: first synchronization',
        'CS1  Synchronizing WSUS server sup01',
        'CS1  Synchronizing site database',
        'CS1  1,234 items updated, content version 3',
        'CS1  Maintenance of sup01',
        'PS1  Synchronizing replica sup02',
        'PS1  In step with CS1, content version 3',
      ],
    );
  });

  it('has at most one line in two seconds for a step, and none for a short one', () => {
    const events = Array.from({ length: 101 }, (_, index) => at(index / 20, updates(index * 10)));
    assert.deepEqual(linesOf(events), [
      'CS1  Updates of sup01: 400 of 1,000 (40%), 0:09 left',
      'CS1  Updates of sup01: 800 of 1,000 (80%), 0:09 left',
    ]);
    assert.deepEqual(linesOf([at(0, updates(0)), at(1, updates(500)), at(3, updates(1000))]), []);
  });

  it('tells retries and warnings with their code', () => {
    assert.deepEqual(
      linesOf([
        at(0, {
          kind: 'upstreamRetry',
          ...{ server: 'up', attempt: 2, delaySeconds: 5, message: 'No connection', code: 0x80072efd },
        }),
        at(1, { kind: 'emptySubscription', what: 'classifications' }),
        at(1, { kind: 'note', severity: 'warning', text: 'Port\x1b 8530 is taken' }),
        at(2, { kind: 'failed', message: 'No connection', source: 'Net', code: 0x80072efd }),
      ]),
      [
        'CS1  Warning: Attempt 2 failed: No connection (0x80072EFD); trying again in 5 s',
        'CS1  Warning: No classification is selected: only categories are synchronized',
        'CS1  Warning: Port\ufffd 8530 is taken',
        'CS1  Failed: No connection (0x80072EFD)',
      ],
    );
  });

  it('names single failed updates only with --verbose', () => {
    const failed = at(0, {
      kind: 'updateFailed',
      ...{ updateId: 'a', revision: 200, message: 'Not well-formed', source: 'Net', code: 0x80240437 },
    });
    assert.deepEqual(linesOf([failed]), []);
    assert.equal(linesOf([failed], true).length, 1);
  });

  it('ends with the command', () => {
    const lines: string[] = [];
    const progress = new ProgressLines((line) => lines.push(line), {
      verbose: false,
      clock: new FakeClock(),
    });
    progress.end();
    progress.show([at(0, { kind: 'cleanupStarting', server: 'sup01' })]);
    assert.deepEqual(lines, []);
  });
});

describe('Progress on a terminal', () => {
  it('fits the terminal, whatever is shown', () => {
    for (const width of [40, 80, 100, 110, 200]) {
      for (const total of [0, 7, 123_456]) {
        const state = {
          siteCode: 'CS1',
          label: '更新サーバー.contoso.com '.repeat(4),
          value: 7,
          total,
          etaSeconds: 3723,
        };
        assert.ok(displayWidth(barLine(state, { ...layout, width })) < width);
      }
    }
    assert.equal(
      barLine({ siteCode: 'CS1', label: 'Updates of sup01', value: 500, total: 1000, etaSeconds: 9 }, layout),
      'CS1  Updates of sup01                         [======>     ]  500 of 1,000 (50%), 0:09 left',
    );
  });

  it('is a bar a site under way; what ended leaves a line, and the cursor comes back', () => {
    const stream = Object.assign(new Capture(), { isTTY: true, columns: 100, rows: 30 });
    const progress = createProgress(stream, { layout, quiet: true, verbose: false, clock: new FakeClock() });
    progress.show([at(0, { kind: 'wsusStarting', server: 'sup01', replica: false }), at(1, updates(500))]);
    progress.show([at(1, updates(1000), 'PS1')]);
    progress.say('Stopping.');
    progress.show([
      at(2, { kind: 'nothingChanged', version: 4 }),
      at(3, { kind: 'stopped', user: 'admin' }, 'PS1'),
    ]);
    progress.end();
    progress.end();
    assert.match(stream.text, /CS1 {2}Updates of sup01 .* 500 of 1,000 \(50%\), 0:09 left/);
    assert.match(stream.text, /Stopping\.\n/);
    assert.match(stream.text, /CS1 {2}Nothing changed, content version 4\n/);
    assert.match(stream.text, /PS1 {2}Stopped by admin\n/);
  });
});

describe('Progress of one operation', () => {
  const copying = (done: number) =>
    ({ done, total: 4 * 1024 * 1024, unit: 'bytes', text: 'Copying' }) as const;

  it('is a line now and then, with the time left from the pace so far', async () => {
    const clock = new FakeClock();
    const lines: string[] = [];
    const progress = new ProgressLines((line) => lines.push(line), { verbose: false, clock });
    for (let second = 0; second <= 4; second++) {
      progress.report(copying(second * 1024 * 1024));
      await clock.advance(1000);
    }
    assert.deepEqual(lines, ['Copying: 2.0 MiB of 4.0 MiB (50%), 0:02 left']);
  });

  it('is a bar on a terminal; what has no end is told as it is', () => {
    const stream = Object.assign(new Capture(), { isTTY: true, columns: 100, rows: 30 });
    const progress = createProgress(stream, { layout, quiet: true, verbose: false, clock: new FakeClock() });
    progress.report(copying(1024 * 1024));
    // Draws at once what is otherwise drawn ten times a second.
    progress.say('One.');
    progress.report({ done: 7, unit: 'items', text: 'Checking content files' });
    progress.say('Two.');
    progress.end();
    progress.report(copying(0));
    assert.match(stream.text, /Copying +\[===> +\] {2}1\.0 MiB of 4\.0 MiB \(25%\)/);
    assert.match(stream.text, /Checking content files/);
  });

  it('foretells nothing at first, nor after the count began anew', async () => {
    const clock = new FakeClock();
    const pace = new Pace(clock);
    const etas: (number | undefined)[] = [];
    for (const done of [10, 20, 40, 5, 5]) {
      etas.push(pace.stepOf({ done, total: 100, unit: 'items', text: '' }).etaSeconds);
      await clock.advance(1000);
    }
    assert.deepEqual(etas, [undefined, 8, 4, undefined, undefined]);
  });
});
