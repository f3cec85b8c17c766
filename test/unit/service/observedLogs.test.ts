import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logsFolder, ObservedLogs } from '../../../src/service/observedLogs.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const golden = (name: string): Promise<string> => readFile(`test/golden/log/${name}.log`, 'utf8');

/** Lines of one synchronization that began at a minute of 2020-02-08. */
function run(minute: number, ...more: readonly string[]): string {
  const at = (second: number): string =>
    `$$<SMS_WSUS_SYNC_MANAGER><02-08-2020 01:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.000+0><thread=1 (0x1)>\r\n`;
  const lines = ['Starting Sync', 'Performing sync on regular schedule', ...more];
  return lines.map((line, index) => `${line}  ${at(index)}`).join('');
}

const done = ['Sync succeeded. Setting sync alert to canceled state on site CS1', 'Sync time: 0d00h00m04s'];

describe('Observed logs', () => {
  let folder: string;
  const log = (): string => path.join(folder, 'wsyncmgr.log');

  beforeEach(async () => {
    folder = await tempFolder();
  });

  it('tell the runs of the older and the present file, newest first, each with the file that it begins in', async () => {
    await writeFile(path.join(folder, 'WSYNCMGR.LO_'), run(0, ...done) + run(10));
    await writeFile(
      path.join(folder, 'WsyncMgr.log'),
      done
        .map((line) => `${line}  $$<SMS_WSUS_SYNC_MANAGER><02-08-2020 01:10:09.000+0><thread=1 (0x1)>\r\n`)
        .join('') + run(20, ...done),
    );
    const { runs, lastEntry } = await new ObservedLogs(folder).read();
    assert.deepEqual(
      runs.map(({ id, outcome, siteCode, file }) => [id, outcome, siteCode, path.basename(file)]),
      [
        ['2020-02-08T01:20:00.000Z 8', 'succeeded', 'CS1', 'WsyncMgr.log'],
        ['2020-02-08T01:10:00.000Z 4', 'succeeded', 'CS1', 'WSYNCMGR.LO_'],
        ['2020-02-08T01:00:00.000Z 0', 'succeeded', 'CS1', 'WSYNCMGR.LO_'],
      ],
    );
    assert.equal(lastEntry, Date.parse('2020-02-08T01:20:03Z'));
  });

  it('are followed: what was added, a rollover, and a file that was replaced', async () => {
    const logs = new ObservedLogs(folder);
    const outcomes = async () => (await logs.read()).runs.map(({ outcome }) => outcome);
    await writeFile(log(), run(0));
    assert.deepEqual(await outcomes(), ['running']);
    // The last line is whole only later.
    const rest = run(1, ...done).split('\r\n');
    await appendFile(log(), rest.slice(2, 4).join('\r\n'));
    assert.deepEqual(await outcomes(), ['succeeded']);
    await appendFile(log(), '\r\n');
    assert.deepEqual(await outcomes(), ['succeeded']);
    await rename(log(), path.join(folder, 'wsyncmgr.lo_'));
    await writeFile(log(), run(5));
    assert.deepEqual(await outcomes(), ['running', 'succeeded']);
    await writeFile(log(), run(5, ...done));
    assert.deepEqual(await outcomes(), ['succeeded', 'succeeded']);
    await writeFile(log(), '');
    assert.deepEqual(await outcomes(), ['succeeded']);
  });

  it('are read at their end alone where they are large', async () => {
    await writeFile(log(), Array.from({ length: 200 }, (_run, minute) => run(minute % 60, ...done)).join(''));
    const { runs, skippedBytes } = await new ObservedLogs(folder, 2000).read();
    assert.ok(runs.length < 12, String(runs.length));
    assert.ok(skippedBytes > 50_000);
    assert.equal((await new ObservedLogs(folder).read()).runs.length, 200);
  });

  it('keep the last 1,000 runs', async () => {
    await writeFile(
      log(),
      Array.from({ length: 1500 }, (_run, minute) => run(minute % 60, ...done)).join(''),
    );
    assert.ok((await new ObservedLogs(folder).read()).runs.length <= 1001);
  });

  it('tell of everything that the log of a site tells of', async () => {
    await writeFile(log(), (await golden('scheduled')) + (await golden('retryThatFails')));
    const { runs } = await new ObservedLogs(folder).read();
    assert.deepEqual(
      runs.map(({ outcome }) => outcome),
      ['failed', 'succeeded'],
    );
  });

  it('bear what is no log', async () => {
    await writeFile(
      log(),
      Buffer.from([0xff, 0xfe, 0x00, ...Array.from({ length: 5000 }, (_byte, at) => at % 256)]),
    );
    assert.deepEqual((await new ObservedLogs(folder).read()).runs, []);
  });

  it('are found in the folder itself, or in Logs below the one that was chosen', async () => {
    await rejectsWith('notFound', logsFolder(folder));
    await rejectsWith('notFound', new ObservedLogs(path.join(folder, 'gone')).read());
    await mkdir(path.join(folder, 'Logs'));
    await writeFile(path.join(folder, 'Logs', 'wsyncmgr.log'), '');
    assert.equal(await logsFolder(folder), path.join(folder, 'Logs'));
    assert.equal(await logsFolder(path.join(folder, 'Logs')), path.join(folder, 'Logs'));
  });

  it('are readable again after they were not', async () => {
    const logs = new ObservedLogs(folder);
    await rejectsWith('notFound', logs.read());
    await writeFile(log(), run(0, ...done));
    assert.equal((await logs.read()).runs.length, 1);
  });
});
