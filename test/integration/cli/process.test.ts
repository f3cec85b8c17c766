import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { needsBundle, startSusync, susync, susyncJson } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('The command line as a process', () => {
  let folder: string;

  before(async function () {
    needsBundle(this);
    folder = await tempFolder();
  });

  it('refuses what it does not understand, with exit code 2', async () => {
    const { stdout, stderr, exitCode } = await susync(folder, 'stauts');
    assert.equal(exitCode, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /Did you mean status\?/);
    assert.deepEqual(await readdir(folder), []);
  });

  it('is busy, naming the process, while another one works in the folder; the log can be read; Ctrl+C stops cleanly', async () => {
    const first = startSusync(folder, ['sample', '--updates', '20000']);
    await first.says(/Synchronizing WSUS server/);
    const second = await susync(folder, 'status', '--json');
    assert.equal(second.exitCode, 3);
    assert.equal(second.stderr, '');
    const answer = parsed(second.stdout);
    assert.ok(isRecord(answer) && isRecord(answer['error']));
    assert.equal(answer['error']['key'], 'busy');
    assert.ok(String(answer['error']['message']).endsWith(`busy: held by pid ${first.process.pid}`));
    const log = await susync(folder, 'log', '--site', 'CS1', '-n', '5');
    assert.equal(log.exitCode, 0);

    first.process.kill('SIGINT');
    const { stderr, exitCode } = await first.ended;
    assert.equal(exitCode, 130, stderr);
    assert.match(stderr, /^Stopping\. Press Ctrl\+C again to leave at once\.$/m);
    const [run] = await runsOf(folder);
    assert.equal(run?.['outcome'], 'cancelled');
    assert.equal((await susync(folder, 'verify')).exitCode, 0);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { process: child } = startSusync(folder, ['log', '--site', 'CS1', '-n', '100000']);
    child.stdout?.destroy();
    await once(child, 'close');
    assert.equal(child.exitCode, 0);
  });

  it('serves an upstream from which a site synchronizes; backup, restore, verify and repair do what they say', async () => {
    const [upstreamFolder, siteFolder] = [await tempFolder(), await tempFolder()];
    const upstream = startSusync(upstreamFolder, ['upstream', 'serve', '--sample', '--updates', '100']);
    try {
      const [, url = ''] = await upstream.says(/Listening on (\S+)\n/);
      for (const args of [
        ['site', 'add', 'ABC', '--type', 'primary'],
        ['sup', 'add', 'ABC', 'sup01.contoso.com'],
        ['source', 'set', 'ABC', url],
      ]) {
        assert.equal((await susync(siteFolder, ...args)).exitCode, 0, args.join(' '));
      }
      const result = await susyncJson(siteFolder, 'sync');
      assert.ok(isRecord(result) && !('error' in result));
      const [backup, restored] = [
        path.join(upstreamFolder, 'backup.tar'),
        path.join(upstreamFolder, 'restored'),
      ];
      assert.equal((await susync(siteFolder, 'backup', backup)).exitCode, 0);
      assert.equal((await susync(restored, 'restore', backup)).exitCode, 0);
      assert.deepEqual(await susyncJson(restored, 'status'), await susyncJson(siteFolder, 'status'));
      await damageOneSegment(siteFolder);
      assert.equal((await susync(siteFolder, 'verify')).exitCode, 4);
      assert.equal((await susync(siteFolder, 'repair')).exitCode, 0);
      assert.equal((await susync(siteFolder, 'sync')).exitCode, 0);
      assert.equal((await susync(siteFolder, 'verify')).exitCode, 0);
    } finally {
      upstream.process.kill('SIGTERM');
    }
    assert.equal((await upstream.ended).exitCode, 0);
  });
});

async function runsOf(folder: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const runs = await susyncJson(folder, 'runs');
  assert.ok(Array.isArray(runs));
  return runs.filter(isRecord);
}

async function damageOneSegment(folder: string): Promise<void> {
  const segments = path.join(folder, 'segments');
  const [name] = await readdir(segments);
  assert.ok(name !== undefined);
  const bytes = await readFile(path.join(segments, name));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
  await writeFile(path.join(segments, name), bytes);
}
