import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { systemClock } from '../../../../src/base/clock.ts';
import { systemProcesses } from '../../../../src/store/files/processIdentity.ts';

describe('A process of this machine', () => {
  it('runs while it does, and is another one when it began at another time', async () => {
    const own = await systemProcesses.own();
    assert.equal(await systemProcesses.isRunning(own), true);
    if (process.platform === 'linux')
      assert.equal(await systemProcesses.isRunning({ ...own, started: 'another boot/1' }), false);
  });

  it('of another machine cannot be asked for', async () => {
    assert.equal(await systemProcesses.isRunning({ pid: process.pid, host: 'another.example' }), undefined);
  });

  it('has ended when it was killed, whether or not its parent has taken note', async function () {
    if (process.platform !== 'linux') this.skip();
    // The shell becomes a program that never asks after its child.
    const parent = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const line = await new Promise<string>((resolve) => {
        createInterface(parent.stdout).once('line', resolve);
      });
      const { host } = await systemProcesses.own();
      const child = { pid: Number(line), host };
      assert.equal(await systemProcesses.isRunning(child), true);
      process.kill(child.pid, 'SIGKILL');
      for (let looks = 0; (await systemProcesses.isRunning(child)) === true; looks++) {
        assert.ok(looks < 400, 'the killed process counts as running');
        await systemClock.sleep(5);
      }
      assert.equal(process.kill(child.pid, 0), true, 'it is listed still');
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
