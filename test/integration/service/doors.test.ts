import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runService } from '../../../src/service/runService.ts';
import { readServiceFile } from '../../../src/service/serviceFile.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { selfSignedCertificate } from '../../support/selfSignedCertificate.ts';
import { type ProcessOutcome, needsBundle, startSusync, susync } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Runs a command that may start the service. */
function onDemand(folder: string, ...args: readonly string[]): Promise<ProcessOutcome> {
  return startSusync(folder, args, 'service on demand').ended;
}

async function pidOf(folder: string): Promise<number> {
  const file = await readServiceFile(folder);
  assert.ok(file !== undefined);
  return file.pid;
}

describe('Commands and the service of their data folder', function () {
  // Processes start processes: a busy machine takes its time.
  this.timeout(60_000);
  let folder: string;

  before(async function () {
    needsBundle(this);
    folder = await tempFolder();
  });

  after(async () => {
    await susync(folder, 'service', 'stop');
  });

  it('the first one starts it and says so, the next ones use it', async () => {
    const first = await onDemand(folder, 'status');
    assert.equal(first.exitCode, 0, first.stderr);
    const pid = await pidOf(folder);
    assert.match(
      first.stderr,
      new RegExp(`^Started the service of .* \\(process ${pid}\\)\\. It ends 5 minutes`),
    );
    const second = await onDemand(folder, 'status', '--json');
    assert.deepEqual([second.stdout, second.stderr, await pidOf(folder)], ['[]\n', '', pid]);
  });

  it('a synchronization that is not waited for goes on; status and log follow it from other terminals; it can be stopped', async () => {
    const made = await onDemand(folder, 'sample', '--updates', '100');
    assert.equal(made.exitCode, 0, made.stderr);
    const watch = startSusync(folder, ['status', '--watch', '--json']);
    const log = startSusync(folder, ['log', '--site', 'CS1', '-n', '0', '--follow', '--raw']);
    await watch.says(/"SiteCode":"SS1"/);
    const started = await onDemand(folder, 'sync', '--no-wait', '--full');
    assert.match(started.stdout, /^Synchronization of CS1 started\.\nWatch it: susync status --watch\n/);
    // Five lines for what was, then what changes.
    await watch.says(/(?:.*\n){6}/);
    await log.says(/STATMSG: ID=6702/);
    assert.equal((await onDemand(folder, 'stop')).exitCode, 0);
    for (const { process: child, ended } of [watch, log]) {
      child.kill('SIGINT');
      assert.equal((await ended).exitCode, 0);
    }
    for (const line of (await watch.ended).stdout.trim().split('\n')) assert.ok(isRecord(parsed(line)), line);
  });

  it('trusts the certificates that a command names, until it ends', async () => {
    const file = path.join(await tempFolder(), 'root.pem');
    await writeFile(file, selfSignedCertificate('upstream.contoso.com').cert);
    assert.equal((await onDemand(folder, '--ca', file, 'status')).exitCode, 0);
    await writeFile(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const { stderr, exitCode } = await onDemand(folder, '--ca', file, 'status');
    assert.equal(exitCode, 2);
    assert.match(stderr, /A root certificate is not in PEM form/);
  });

  it('one that was killed is replaced by the next command, which says so once', async () => {
    const pid = await pidOf(folder);
    process.kill(pid, 'SIGKILL');
    const next = await onDemand(folder, 'status');
    assert.equal(next.exitCode, 0, next.stderr);
    assert.match(next.stderr, /had ended unexpectedly/);
    assert.doesNotMatch((await onDemand(folder, 'status')).stderr, /unexpectedly/);
    assert.notEqual(await pidOf(folder), pid);
  });

  it('lets repair have the folder, but not while it is to stay', async () => {
    const repaired = await onDemand(folder, 'repair');
    assert.equal(repaired.exitCode, 0, repaired.stderr);
    assert.equal(await readServiceFile(folder), undefined);
    const serving = startSusync(folder, ['serve']);
    await serving.says(/Serving /);
    const refused = await onDemand(folder, 'repair');
    assert.equal(refused.exitCode, 3);
    assert.match(refused.stderr, /is to stay: end it first with susync service stop/);
    assert.equal((await onDemand(folder, 'restore', path.join(folder, 'format.json'))).exitCode, 1);
    serving.process.kill('SIGTERM');
    assert.equal((await serving.ended).exitCode, 0);
  });

  it('an older one makes room for that of the command', async () => {
    const old = await runService({ folder, version: '0.0.9', onDemand: false, onFailure: assert.ifError });
    const { stderr, exitCode } = await onDemand(folder, 'status');
    assert.equal(exitCode, 0, stderr);
    assert.equal(await old.ended, 'A door asked for it');
    assert.match(
      stderr,
      /The running service is of version 0\.0\.9: it ends, and one of version \S+ takes its place/,
    );
    assert.notEqual(await pidOf(folder), process.pid);
  });

  it('none is started where the environment says so; what is not waited for is refused then', async () => {
    const other = await tempFolder();
    assert.equal((await susync(other, 'status')).exitCode, 0);
    assert.equal(await readServiceFile(other), undefined);
    const { stderr, exitCode } = await susync(other, 'sync', '--no-wait');
    assert.equal(exitCode, 1);
    assert.match(stderr, /What the command begins would end with it/);
  });
});
