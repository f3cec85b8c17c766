import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { needsBundle, type ProcessOutcome, startSusync, susync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Numbers of accounts and groups that nobody has. */
const account = { owner: 61_001, reader: 61_011, operator: 61_012, administrator: 61_013, stranger: 61_014 };
const group = { readers: 61_021, operators: 61_022, administrators: 61_023, others: 61_024 };

/** Runs a command as another user, who is a member of one group. */
async function asUser(
  uid: number,
  gid: number,
  folder: string,
  ...args: readonly string[]
): Promise<ProcessOutcome> {
  const child = spawn(process.execPath, ['dist/cli.cjs', '--data', folder, ...args], {
    ...{ uid, gid, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', NO_COLOR: '1' },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
  await once(child, 'close');
  return { ...output, exitCode: child.exitCode };
}

describe('A data folder that groups of users share', function () {
  // Processes start processes: a busy machine takes its time.
  this.timeout(60_000);
  let folder: string;

  before(async function () {
    needsBundle(this);
    // Working as other users takes root.
    if (process.platform !== 'linux' || process.getuid?.() !== 0) this.skip();
    const parent = await tempFolder();
    await chmod(parent, 0o755);
    folder = path.join(parent, 'shared');
    await mkdir(path.join(folder, 'db'), { recursive: true });
    await writeFile(path.join(folder, 'format.json.before'), '', { mode: 0o644 });
    const made = await susync(
      folder,
      ...['setup', '--shared', folder, '--owner', String(account.owner)],
      ...['--readers', String(group.readers), '--operators', String(group.operators)],
      ...['--administrators', String(group.administrators)],
    );
    assert.equal(made.exitCode, 0, made.stderr);
  });

  after(async () => {
    await susync(folder, 'service', 'stop');
  });

  it('is closed to all but its owner, except for a door for each group', async () => {
    const modeOf = async (...names: readonly string[]) => {
      const { mode, uid, gid } = await stat(path.join(folder, ...names));
      return { mode: (mode & 0o7777).toString(8), uid, gid };
    };
    const { owner: uid } = account;
    assert.equal((await modeOf()).mode, '711');
    assert.equal((await modeOf('db')).mode, '700');
    assert.equal((await modeOf('format.json.before')).mode, '600');
    assert.deepEqual(await modeOf('doors', 'read'), { mode: '2750', uid, gid: group.readers });
    assert.deepEqual(await modeOf('doors', 'administer'), { mode: '2750', uid, gid: group.administrators });
  });

  it('has a service only when its owner or root starts one; it works as the owner', async () => {
    const early = await asUser(account.reader, group.readers, folder, 'status');
    assert.equal(early.exitCode, 1);
    assert.match(early.stderr, /No service runs on the shared data folder .*; its owner starts it/);
    const started = await startSusync(folder, ['status'], 'service on demand').ended;
    assert.equal(started.exitCode, 0, started.stderr);
    const { uid, mode } = await stat(path.join(folder, 'lock'));
    assert.deepEqual([uid, mode & 0o777], [account.owner, 0o600]);
    assert.equal((await stat(path.join(folder, 'doors', 'read', 'service.json'))).mode & 0o777, 0o640);
  });

  const look = ['status'] as const;
  const operate = ['stop'] as const;
  const change = ['site', 'add', 'ABC', '--type', 'primary'] as const;
  const rows: readonly {
    readonly name: string;
    readonly uid: number;
    readonly gid: number;
    readonly may: readonly string[];
    readonly mayNot: readonly string[];
  }[] = [
    {
      name: 'an administrator changes everything',
      ...{ uid: account.administrator, gid: group.administrators, may: change, mayNot: [] },
    },
    {
      name: 'an operator synchronizes and stops, and changes nothing',
      ...{ uid: account.operator, gid: group.operators, may: operate, mayNot: change },
    },
    {
      name: 'a reader looks, and stops nothing',
      ...{ uid: account.reader, gid: group.readers, may: look, mayNot: operate },
    },
    {
      name: 'anybody else does not even look',
      ...{ uid: account.stranger, gid: group.others, may: [], mayNot: look },
    },
  ];
  for (const { name, uid, gid, may, mayNot } of rows) {
    it(name, async () => {
      if (may.length > 0) {
        const done = await asUser(uid, gid, folder, ...may);
        assert.equal(done.exitCode, 0, done.stderr);
      }
      if (mayNot.length > 0) {
        const refused = await asUser(uid, gid, folder, ...mayNot);
        assert.equal(refused.exitCode, 1, refused.stdout);
        assert.match(refused.stderr, /accessDenied/);
      }
    });
  }

  it('shows its logs to who may look, through the service', async () => {
    const { stderr, stdout, exitCode } = await asUser(
      account.reader,
      group.readers,
      folder,
      'log',
      '--site',
      'ABC',
    );
    assert.deepEqual([exitCode, stdout], [0, ''], stderr);
  });
});
