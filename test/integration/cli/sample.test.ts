import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseLogLine } from '../../../src/domain/log/logLine.ts';
import { isRecord } from '../../support/parsedJson.ts';
import { needsBundle, susync, susyncJson } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(Array.isArray(value));
  return value.filter(isRecord);
}

function itemsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(isRecord(value));
  return rowsOf(value['items']);
}

const sites = ['CS1', 'PS1', 'PS2', 'SS1'];

describe('The sample hierarchy, by the command line', () => {
  let folder: string;

  before(async function () {
    needsBundle(this);
    folder = await tempFolder();
  });

  it('is made and synchronized at every site', async () => {
    const { stdout, stderr, exitCode } = await susync(folder, 'sample', '--updates', '200');
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^CS1 +cs1sup\.sample\.local .* 6702 Synchronization done/m);
    assert.match(stdout, /^SS1 +full +done /m);
    assert.match(stderr, /^CS1 {2}Full synchronization: first synchronization$/m);
    for (const site of sites) assert.ok(stdout.includes(path.join(folder, site, 'Logs', 'wsyncmgr.log')));
  });

  it('synchronizes the next month as a delta that has all kinds of change', async () => {
    const result = await susyncJson(folder, 'sample');
    assert.ok(isRecord(result));
    assert.equal(result['month'], 1);
    const runs = rowsOf(result['runs']);
    assert.deepEqual(runs.map((run) => run['siteCode']).sort(), sites);
    for (const { kind, outcome, error, counts } of runs) {
      assert.deepEqual({ kind, outcome, error }, { kind: 'delta', outcome: 'succeeded', error: null });
      assert.ok(isRecord(counts) && Number(counts['new']) > 0 && Number(counts['modified']) > 0);
    }
  });

  it('has every software update point at the version of the top-level site', async () => {
    const rows = rowsOf(await susyncJson(folder, 'status'));
    assert.equal(rows.length, 5);
    for (const row of rows) {
      assert.deepEqual(
        [row['LastSyncState'], row['SyncCatalogVersion'], row['LastSyncErrorCode']],
        [6702, 2, 0],
      );
      assert.match(String(row['LastSuccessfulSyncTime']), /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
    }
  });

  it('lists, shows and compares what came', async () => {
    const [first] = itemsOf(await susyncJson(folder, 'updates', '--limit', '1'));
    const id = String(first?.['updateId']);
    const xml = await susync(folder, 'update', 'show', id, '--xml');
    assert.ok(xml.stdout.startsWith('<upd:Update ') && xml.stdout.includes(id));
    const details = await susyncJson(folder, 'update', 'show', id);
    assert.ok(isRecord(details) && details['title'] === first?.['title']);
    const differences = itemsOf(await susyncJson(folder, 'compare', '1', '2'));
    assert.ok(differences.some(({ kind }) => kind === 'added'));
    assert.ok(differences.some(({ kind }) => kind === 'changed'));
    const runs = rowsOf(await susyncJson(folder, 'runs', '--site', 'PS1', '--limit', '1'));
    assert.equal(runs.length, 1);
  });

  it('has logs that the log parser reads to the last line', async () => {
    for (const site of sites) {
      const text = await readFile(path.join(folder, site, 'Logs', 'wsyncmgr.log'), 'utf8');
      const lines = text.split('\r\n').slice(0, -1);
      assert.ok(lines.length > 20);
      for (const line of lines) assert.ok(parseLogLine(line), line);
    }
    const tail = rowsOf(await susyncJson(folder, 'log', '--site', 'CS1', '-n', '3'));
    assert.equal(tail.length, 3);
  });

  it('is intact, and removed by one command', async () => {
    assert.equal((await susync(folder, 'verify')).exitCode, 0);
    assert.equal((await susync(folder, 'sample', '--remove')).exitCode, 0);
    assert.deepEqual(await susyncJson(folder, 'site', 'list'), []);
    assert.deepEqual(await susyncJson(folder, 'runs'), []);
    assert.ok(!(await readdir(folder)).some((name) => sites.includes(name)));
  });
});
