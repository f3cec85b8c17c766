import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { parsed } from '../../support/parsedJson.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('susync runs --observe', () => {
  let folder: string;
  before(async () => {
    folder = await tempFolder();
    const names = ['scheduled', 'manualFull', 'retryThatFails', 'stopped'];
    const logs = await Promise.all(names.map((name) => readFile(`test/golden/log/${name}.log`, 'utf8')));
    await writeFile(path.join(folder, 'wsyncmgr.log'), logs.join(''));
  });

  it('lists the runs of a site server, and explains why they failed, without a service', async () => {
    const test = new CommandTest();
    const { stdout, exitCode } = await test.run(['runs', '--observe', folder]);
    assert.equal(exitCode, 0);
    assert.equal(test.opened, 0);
    assertGolden('cli/observedRuns.txt', stdout);
  });

  it('has the same as JSON', async () => {
    const { stdout } = await new CommandTest().run(['runs', '--observe', folder, '--limit', '1', '--json']);
    const runs = parsed(stdout);
    assert.ok(Array.isArray(runs) && runs.length === 1);
  });

  it('says what a folder lacks, and takes no id', async () => {
    const { stderr, exitCode } = await new CommandTest().run(['runs', '--observe', path.join(folder, 'x')]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /x is not there|no wsyncmgr\.log/);
    assert.equal((await new CommandTest().run(['runs', 'abc', '--observe', folder])).exitCode, 2);
  });
});
