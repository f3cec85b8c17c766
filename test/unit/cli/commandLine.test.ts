import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { version } from '../../../src/cli/version.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';

const nothing = new CommandTest();

describe('A command line that cannot be understood', () => {
  for (const [commandLine, message] of [
    ['stauts', /^Error: Unknown command 'stauts' \(Did you mean status\?\)$/m],
    ['site lst', /^Error: Unknown command 'lst' \(Did you mean list\?\)$/m],
    ['sync --ful', /^Error: Unknown option '--ful' \(Did you mean --full\?\)$/m],
    ['updates --limit 0', /must be a whole number from 1 to 10000$/m],
    ['updates --limit 1e3', /must be a whole number/],
    ['updates --superseded maybe', /must be yes or no/],
    ['updates --released-since yesterday', /must be a date such as/],
    ['site add XYZ --type forest', /Allowed choices are cas, primary, secondary$/m],
    ['site add XYZ', /Required option '--type <type>' not specified$/m],
    ['compare 1', /Missing required argument 'to'$/m],
    ['status now', /Too many arguments/],
    ['update import 123', /GUID/],
    ['schedule set', /Give exactly one of --off, --every/],
    ['schedule set --every 7d --off', /Give exactly one of/],
    ['schedule set --every 7d --zone UTC --utc', /cannot be used with option '--utc'$/m],
    ['settings set limits.batchSize', /"limits.batchSize" is not of the form KEY=VALUE$/m],
    ['subscription set', /Nothing is to be changed/],
    ['subscription set --add --remove --languages de', /--add and --remove exclude each other$/m],
    ['upstream serve', /Give either --package FILE or --sample$/m],
    ['upstream serve --package a.cab --updates 200', /go with --sample$/m],
    ['sample --remove --updates 200', /exclude each other$/m],
    ['sample --updates 99', /from 100 to 1000000$/m],
    ['alerts postpone x', /Required option '--until <time>' not specified$/m],
  ] as const) {
    it(`is refused with exit code 2: susync ${commandLine}`, async () => {
      const { stdout, stderr, exitCode } = await nothing.run(commandLine);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    });
  }

  it('is told where it is explained', async () => {
    const { stderr } = await nothing.run('schedule set --bogus');
    assertGolden('cli/usageError.txt', stderr);
  });

  it('is told as JSON, and as nothing else, with --json', async () => {
    const { stdout, stderr, exitCode } = await nothing.run('--json schedule set --bogus');
    assert.equal(exitCode, 2);
    assert.equal(stderr, '');
    assertGolden('cli/usageError.json', stdout);
  });

  it('opens no data folder', () => {
    assert.equal(nothing.opened, 0);
  });
});

describe('Help', () => {
  it('lists all commands in one line or two each', async () => {
    const { stdout, exitCode } = await nothing.run('--help');
    assert.equal(exitCode, 0);
    assertGolden('cli/help.txt', stdout);
  });

  it('of a command has an example where it is not obvious', async () => {
    const { stdout, exitCode } = await nothing.run('help schedule set');
    assert.equal(exitCode, 0);
    assertGolden('cli/helpScheduleSet.txt', stdout);
    assert.equal((await nothing.run('schedule set --help')).stdout, stdout);
  });

  it('is what a group without a command gives, with exit code 2', async () => {
    const { stderr, exitCode } = await nothing.run('schedule');
    assert.equal(exitCode, 2);
    assert.match(stderr, /^Usage: susync schedule /);
  });

  it('shows the version of package.json', async () => {
    const manifest = parsed(readFileSync('package.json', 'utf8'));
    assert.ok(isRecord(manifest));
    assert.equal(version, manifest['version']);
    assert.equal((await nothing.run('--version')).stdout, '1.2.3\n');
  });
});

describe('A failure', () => {
  const failing = (error: unknown): CommandTest =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- also what is no error
    new CommandTest({ status: () => Promise.reject(error) });

  for (const [error, exitCode] of [
    [new SyncError('busy', 'Data folder /data is held by pid 42'), 3],
    [new SyncError('cancelled', 'The synchronization was stopped by admin'), 130],
    [new SyncError('invalidRequest', 'XYZ is no site code'), 2],
    [new SyncError('notFound', 'There is no site XYZ'), 1],
    [new Error('boom'), 1],
    ['boom', 1],
  ] as const) {
    it(`ends with exit code ${exitCode}: ${String(error)}`, async () => {
      const test = failing(error);
      assert.equal((await test.run('status')).exitCode, exitCode);
      assert.equal(test.closed, 1);
    });
  }

  it('is one block: what failed, code, cause, remedy', async () => {
    const { stdout, stderr } = await failing(new SyncError('cannotConnect', 'No connection: sup01:8530')).run(
      'status',
    );
    assert.equal(stdout, '');
    assertGolden('cli/error.txt', stderr);
  });

  it('has the chain of its causes with --verbose', async () => {
    const cause = new SyncError('timedOut', 'No answer for 300 s', {
      cause: new TypeError('socket'),
      source: 'Net',
    });
    const { stderr } = await failing(new SyncError('cannotConnect', 'No connection', { cause })).run(
      'status --verbose',
    );
    assert.match(
      stderr,
      /Raised by: cannotConnect in SoftwareUpdateSync: No connection\n.*\n {2}Caused by: timedOut in Net: No answer for 300 s\n.*\n {2}Caused by: TypeError: socket\n/,
    );
  });

  it('is one JSON object on standard output, and nothing else, with --json', async () => {
    const { stdout, stderr } = await failing(new SyncError('cannotConnect', 'No connection: sup01:8530')).run(
      'status --json',
    );
    assert.equal(stderr, '');
    assertGolden('cli/error.json', stdout);
  });

  it('is short where somebody pressed Ctrl+C', async () => {
    const { stderr } = await failing(new SyncError('cancelled', 'The command was stopped')).run('status');
    assert.equal(
      stderr,
      'The command was stopped. Start it again when you like: it resumes where it stopped.\n',
    );
  });

  it('to read a certificate file names the file', async () => {
    const { stderr, exitCode } = await nothing.run('status --ca /no/such.pem');
    assert.equal(exitCode, 2);
    assert.match(stderr, /\/no\/such\.pem cannot be read/);
  });
});
