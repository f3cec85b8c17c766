import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { LogReader } from '../../../../src/domain/log/logReader.ts';
import { writeLogLine } from '../../../../src/domain/log/logLine.ts';
import { renderEvent } from '../../../../src/domain/log/renderEvent.ts';
import { runsOf } from '../../../../src/domain/log/runs.ts';
import type { SyncEvent } from '../../../../src/domain/syncEvent.ts';
import {
  type AppendedText,
  type LogProjection,
  openLogProjection,
} from '../../../../src/store/log/logProjection.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { centralSite, eventsOf, logScenarios, primarySite } from '../../../support/logScenarios.ts';
import { type CrashKind, failure, MemoryFiles } from '../../../support/memoryFiles.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const contexts = new Map([centralSite, primarySite].map((context) => [context.siteCode, context]));
const cs1 = '/data/CS1/Logs/wsyncmgr.log';
const cs1Older = '/data/CS1/Logs/wsyncmgr.lo_';
const ps1 = '/data/PS1/Logs/wsyncmgr.log';
const ps1Older = '/data/PS1/Logs/wsyncmgr.lo_';
const logs = [cs1, cs1Older, ps1, ps1Older];

/** Events of two sites one after the other and interleaved, with dense sequence numbers. */
const events: readonly SyncEvent[] = ['scheduled', 'child', 'manualFull', 'child', 'stopped', 'child']
  .flatMap((name) => logScenarios.filter((scenario) => scenario.name === name))
  .flatMap(eventsOf)
  .map((event, index) => ({ ...event, sequence: index + 1 }));

function render(event: SyncEvent): ReturnType<typeof renderEvent> {
  const context = contexts.get(event.siteCode);
  return context === undefined ? [] : renderEvent(event, context);
}

function textOf(list: readonly SyncEvent[], siteCode: string): string {
  return list
    .filter((event) => event.siteCode === siteCode)
    .flatMap(render)
    .map((line) => `${writeLogLine(line)}\r\n`)
    .join('');
}

/** A size at which the central site's log rolls over once. */
const rollsOnce = Math.ceil(Buffer.byteLength(textOf(events, 'CS1')) * 0.6);

interface World {
  files: MemoryFiles;
  clock: FakeClock;
  committed: SyncEvent[];
  /** Events up to it are no longer kept. */
  forgotten: number;
}

function world(): World {
  return { files: new MemoryFiles(), clock: new FakeClock(), committed: [], forgotten: 0 };
}

async function open({ files, clock, committed, forgotten }: World, sizeBytes = 1e6): Promise<LogProjection> {
  return openLogProjection({
    folder: '/data',
    render,
    files,
    clock,
    sizeBytes,
    // eslint-disable-next-line @typescript-eslint/require-await -- asynchronous where events come from a disk
    async *eventsAfter(sequence) {
      if (sequence < forgotten)
        throw new SyncError('notFound', `Events after ${sequence} are no longer kept`);
      for (let start = sequence; start < committed.length; start += 7)
        yield committed.slice(start, start + 7);
    },
  });
}

/** Commits and appends events in batches, some of them without waiting for the ones before. */
async function commit(state: World, projection: LogProjection, list: readonly SyncEvent[]): Promise<void> {
  for (let start = 0; start < list.length; start += 5) {
    const batch = list.slice(start, start + 5);
    state.committed.push(...batch);
    const appended = projection.append(batch);
    if (start % 10 === 0) await appended;
    await state.clock.advance(300);
  }
}

describe('The logs of a data folder', () => {
  it('hold the lines of each site, whether the events come in one or in many batches', async () => {
    for (const lengths of [1, 4, 1000]) {
      const state = world();
      const projection = await open(state);
      const texts: AppendedText[] = [];
      projection.onDidAppend((value) => texts.push(value));
      for (let start = 0; start < events.length; start += lengths)
        await projection.append(events.slice(start, start + lengths));
      await projection.close();
      for (const [siteCode, file] of [
        ['CS1', cs1],
        ['PS1', ps1],
      ] as const) {
        assert.equal(state.files.text(file), textOf(events, siteCode));
        const told = texts.filter((value) => value.siteCode === siteCode);
        assert.equal(told.map(({ text }) => text).join(''), textOf(events, siteCode));
      }
      assert.equal(projection.position, events.length);
    }
  });

  it('skip events that they have, and fetch those that were left out', async () => {
    const state = world();
    const projection = await open(state);
    state.committed.push(...events);
    await projection.append(events.slice(0, 10));
    await projection.append(events.slice(5, 12));
    await projection.append(events.slice(20, 25));
    await projection.append(events.slice(0, 30));
    assert.equal(state.files.text(cs1), textOf(events, 'CS1'));
    assert.equal(projection.position, events.length);
  });

  it('are brought up to the events when they are opened', async () => {
    const state = world();
    state.committed.push(...events.slice(0, 40));
    const first = await open(state);
    await commit(state, first, events.slice(40, 60));
    await first.close();
    state.committed.push(...events.slice(60));
    const second = await open(state);
    assert.equal(state.files.text(cs1), textOf(events, 'CS1'));
    assert.equal(state.files.text(ps1), textOf(events, 'PS1'));
    assert.equal(second.position, events.length);
  });

  it('roll over between events, so that a run goes on in the next file', async () => {
    const state = world();
    const projection = await open(state, rollsOnce);
    await commit(state, projection, events);
    await projection.close();
    const older = state.files.text(cs1Older) ?? '';
    const newer = state.files.text(cs1) ?? '';
    assert.equal(older + newer, textOf(events, 'CS1'));
    assert.ok(Buffer.byteLength(older) <= rollsOnce && Buffer.byteLength(older) > rollsOnce - 1000);
    const reader = new LogReader();
    const runs = runsOf([...reader.push(older + newer), ...reader.end()]);
    assert.deepEqual(
      runs.map(({ outcome }) => outcome),
      ['succeeded', 'succeeded', 'cancelled'],
    );
  });

  for (const kind of ['processKilled', 'powerCut'] as const satisfies readonly CrashKind[]) {
    for (const [what, limit] of [
      ['without rollover', 1e6],
      ['with rollovers', 3000],
    ] as const) {
      it(`neither repeat nor drop a line, wherever it is cut off: ${kind}, ${what}`, async () => {
        const undisturbed = world();
        const projection = await open(undisturbed, limit);
        const crashes: World[] = [];
        undisturbed.files.onChange = () => {
          const { files, committed } = undisturbed;
          crashes.push({ ...world(), files: files.afterCrash(kind), committed: [...committed] });
        };
        await commit(undisturbed, projection, events);
        await projection.close();
        undisturbed.files.onChange = () => undefined;
        assert.ok(crashes.length > 100, `only ${crashes.length} places`);
        for (const [index, crashed] of crashes.entries()) {
          const reopened = await open(crashed, limit);
          await commit(crashed, reopened, events.slice(crashed.committed.length));
          await reopened.close();
          for (const file of logs)
            assert.equal(
              crashed.files.text(file),
              undisturbed.files.text(file),
              `cut off at ${index}: ${file}`,
            );
        }
      });
    }
  }

  it('neither repeat nor drop a line when the recovery is cut off too', async () => {
    const limit = 3000;
    const undisturbed = world();
    const projection = await open(undisturbed, limit);
    await commit(undisturbed, projection, events);
    await projection.close();
    const start = { ...world(), committed: [...events] };
    const crashes: World[] = [];
    start.files.onChange = () => {
      crashes.push({
        ...world(),
        files: start.files.afterCrash('processKilled'),
        committed: start.committed,
      });
    };
    await open(start, limit);
    for (const crashed of crashes) {
      await (await open(crashed, limit)).close();
      for (const file of logs) assert.equal(crashed.files.text(file), undisturbed.files.text(file));
    }
  });

  it('make up for events whose lines could not be written', async () => {
    for (const operation of ['open', 'write', 'sync', 'replace', 'rename', 'syncFolder']) {
      for (let nth = 1; nth <= 6; nth++) {
        const state = world();
        const projection = await open(state, 3000);
        const texts: string[] = [];
        projection.onDidAppend(({ siteCode, text }) => {
          if (siteCode === 'CS1') texts.push(text);
        });
        let left = nth;
        state.files.before = (name) => {
          if (name === operation && --left === 0) throw failure('ENOSPC');
        };
        let failures = 0;
        for (const event of events) {
          state.committed.push(event);
          await projection.append([event]).catch((error: unknown) => {
            assert.ok(error instanceof SyncError && error.key === 'diskFull');
            failures++;
          });
          await state.clock.advance(300);
        }
        assert.equal(failures, 1, `${operation} ${nth}`);
        assert.equal(texts.join(''), textOf(events, 'CS1'));
        const other = world();
        const undisturbed = await open(other, 3000);
        await undisturbed.append(events);
        for (const file of logs) assert.equal(state.files.text(file), other.files.text(file));
      }
    }
  });

  it('go on in a log that a user cut, deleted or wrote to, and do not fill it again', async () => {
    for (const [what, before, kept] of [
      ['cut', (text: string) => text.slice(0, 1000), (text: string) => `${text.slice(0, 1000)}\r\n`],
      ['deleted', () => undefined, () => ''],
      ['emptied', () => '', () => ''],
      ['written to', (text: string) => `${text}My note`, (text: string) => `${text}My note\r\n`],
    ] as const) {
      for (const reopen of [false, true]) {
        const state = world();
        let projection = await open(state);
        await commit(state, projection, events.slice(0, 20));
        if (reopen) await projection.close();
        state.files.set(cs1, before(textOf(events.slice(0, 20), 'CS1')));
        if (reopen) projection = await open(state);
        await commit(state, projection, events.slice(20));
        assert.equal(
          state.files.text(cs1),
          kept(textOf(events.slice(0, 20), 'CS1')) + textOf(events.slice(20), 'CS1'),
          `${what}, ${reopen ? 'while closed' : 'while open'}`,
        );
      }
    }
  });

  it('go on behind events that are no longer kept', async () => {
    const state = world();
    const projection = await open(state);
    await commit(state, projection, events.slice(0, 20));
    await projection.close();
    state.committed.push(...events.slice(20, 40));
    state.forgotten = 40;
    const reopened = await open(state);
    await reopened.append(events.slice(40));
    assert.equal(state.files.text(cs1), textOf(events.slice(0, 20), 'CS1') + textOf(events.slice(40), 'CS1'));
  });

  it('are rendered again from the events when the position is lost or unreadable', async () => {
    for (const position of [undefined, '', '{"version":1,"sequence":5,"sites":{"../x":{}}}']) {
      const state = world();
      const projection = await open(state);
      await commit(state, projection, events);
      await projection.close();
      state.files.set('/data/log-position.json', position);
      await open(state);
      assert.equal(state.files.text(cs1), textOf(events, 'CS1'));
    }
  });

  it('grow past their size while another program keeps them from being renamed', async () => {
    const state = world();
    const projection = await open(state, Buffer.byteLength(textOf(events.slice(0, 60), 'CS1')) - 500);
    state.files.before = (operation) => {
      if (operation === 'rename') throw failure('EBUSY');
    };
    await commit(state, projection, events.slice(0, 60));
    assert.equal(state.files.text(cs1), textOf(events.slice(0, 60), 'CS1'));
    state.files.before = () => undefined;
    await commit(state, projection, events.slice(60));
    assert.ok((state.files.text(cs1Older) ?? '').startsWith(textOf(events.slice(0, 60), 'CS1')));
  });

  it('give their last lines, from the log before where it needs them', async () => {
    const state = world();
    const projection = await open(state, rollsOnce);
    await commit(state, projection, events);
    const all = textOf(events, 'CS1').split(/(?<=\r\n)/);
    const inNewer = (state.files.text(cs1) ?? '').split('\r\n').length - 1;
    for (const lines of [1, 2, inNewer, inNewer + 3, 100_000])
      assert.equal(await projection.readTail('CS1', lines), all.slice(-lines).join(''));
    assert.equal(await projection.readTail('CS1', 0), '');
    assert.equal(await projection.readTail('SS1', 5), '');
  });

  it('write nothing for a site that is no more, and forget it', async () => {
    const state = world();
    const projection = await open(state);
    const strange = events.map((event) => ({ ...event, siteCode: 'ZZZ' }));
    await projection.append(strange);
    assert.deepEqual(await state.files.list('/data/ZZZ'), []);
    await projection.forget('ZZZ');
    assert.equal(projection.position, events.length);
  });

  it('lie in the folder of the site on a real disk, with CRLF and without a byte order mark', async () => {
    const folder = await tempFolder();
    const options = {
      folder,
      render,
      // eslint-disable-next-line @typescript-eslint/require-await -- asynchronous where events come from a disk
      async *eventsAfter(sequence: number) {
        yield events.slice(sequence);
      },
      sizeBytes: rollsOnce,
    };
    const projection = await openLogProjection(options);
    await projection.close();
    await (await openLogProjection(options)).close();
    const log = path.join(folder, 'CS1', 'Logs', 'wsyncmgr.log');
    assert.equal(projection.path('CS1'), log);
    const older = await readFile(path.join(folder, 'CS1', 'Logs', 'wsyncmgr.lo_'), 'utf8');
    assert.equal(older + (await readFile(log, 'utf8')), textOf(events, 'CS1'));
    assert.ok(older.startsWith('Wakeup for scheduled regular sync  $$<SMS_WSUS_SYNC_MANAGER><01-16-2014 '));
  });
});
