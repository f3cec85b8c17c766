import assert from 'node:assert/strict';
import { catalogKeys, explain } from '../../../src/domain/errors/explain.ts';
import { errorCatalog, formatCode, SyncError } from '../../../src/domain/errors/syncError.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { parsed } from '../../support/parsedJson.ts';

const test = new CommandTest();

describe('susync explain', () => {
  it('says what a code means', async () => {
    assertGolden('cli/explainCode.txt', (await test.run('explain 0x80072EFE')).stdout);
  });

  it('says what a state means', async () => {
    assertGolden('cli/explainState.txt', (await test.run('explain 6703')).stdout);
  });

  it('takes a code as negative number', async () => {
    assert.match((await test.run('explain -2147012866')).stdout, /^Code +0x80072EFE \(connectionAborted\)$/m);
  });

  it('lists the failures of this product', async () => {
    const [header, ...rows] = (await test.run('explain')).stdout.trimEnd().split('\n');
    assert.match(header ?? '', /^Code +Failure +Meaning$/);
    assert.deepEqual(
      rows.map((row) => row.split(/ {2,}/)),
      catalogKeys().map((key) => [formatCode(errorCatalog[key].code), key, errorCatalog[key].title]),
    );
  });

  it('gives all it knows as JSON', async () => {
    assert.deepEqual(
      parsed((await test.run('--json explain 0x80131500')).stdout),
      parsed(JSON.stringify(explain('0x80131500'))),
    );
  });

  it('says so where nothing is known, and needs no data folder', async () => {
    const { stdout, stderr, exitCode } = await test.run('explain 0x12345678');
    assert.deepEqual([stdout, exitCode], ['', 1]);
    assert.match(stderr, /^Error: Nothing is known about "0x12345678"$/m);
    assert.equal(test.opened, 0);
  });
});

describe('Every failure of the catalog', () => {
  for (const key of catalogKeys().filter((candidate) => candidate !== 'cancelled')) {
    it(`is reported with code, cause and remedy: ${key}`, async () => {
      const failing = new CommandTest({ status: () => Promise.reject(new SyncError(key, 'It failed')) });
      const { code, cause, remedy } = errorCatalog[key];
      const { stderr } = await failing.run('status');
      assert.equal(
        stderr,
        `Error: It failed\n  Code:   ${formatCode(code)} (${key})\n  Cause:  ${cause}\n  Remedy: ${remedy}\n`,
      );
      const { stdout } = await failing.run('status --json');
      assert.deepEqual(parsed(stdout), { error: { code, key, message: 'It failed', cause, remedy } });
    });
  }
});
