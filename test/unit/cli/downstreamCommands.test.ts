import assert from 'node:assert/strict';
import type { DownstreamAdmission, DownstreamView } from '../../../src/service/api/downstream.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';

const row: DownstreamView = {
  ...{ siteCode: 'CS1', serverName: 'cs1sup.contoso.com', name: 'dss01.contoso.com', address: '10.0.0.5' },
  accountId: 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6',
  ...{ firstContact: '2026-11-20T12:00:00.000Z', lastContact: '2026-11-24T11:55:00.000Z' },
  ...{ lastSynchronization: '2026-11-24T11:54:00.000Z', anchor: '12,2026-11-24 11:50:00.000' },
  ...{
    requests: 420,
    revisions: 28_784,
    documents: 5581,
    filesNamed: 9000,
    filesSent: 12,
    bytes: 52_428_800,
  },
  ...{ refused: 0, lastFault: null },
  reported: [
    {
      ...{ id: 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6', name: 'dss01.contoso.com', version: '10.0.26100.1' },
      ...{ isReplica: false, parentId: null, lastSynchronization: null, computers: 1200, updates: 5581 },
    },
  ],
};

const admission: DownstreamAdmission = {
  admit: 'allowed',
  rules: [
    {
      name: 'dss01.contoso.com',
      rule: 'allowed',
      accountId: row.accountId,
      hasSecret: true,
      certificate: null,
    },
    { name: 'dss02.contoso.com', rule: 'denied', accountId: null, hasSecret: false, certificate: null },
  ],
};

describe('susync downstream', () => {
  it('list shows who synchronized what and when', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      downstreams: (request) => {
        asked.push(request);
        return Promise.resolve([
          row,
          { ...row, name: 'dss\u001b[2J', refused: 7, reported: [], lastSynchronization: null },
        ]);
      },
    });
    assertGolden('cli/downstreams.txt', (await test.run('downstream list --site CS1')).stdout);
    assert.deepEqual(asked, [{ siteCode: 'CS1' }]);
    assert.ok(!(await test.run('downstream list')).stdout.includes('\u001b'));
  });

  it('allow makes a secret and shows it once', async () => {
    const asked: { readonly secret?: string }[] = [];
    const test = new CommandTest({
      allowDownstream: (request) => {
        asked.push(request);
        return Promise.resolve(admission);
      },
    });
    const { stdout, stderr } = await test.run('downstream allow dss01.contoso.com --secret');
    const { secret = '' } = asked[0] ?? {};
    assert.equal(secret.length, 43);
    assert.ok(stderr.includes(secret) && !stdout.includes(secret));
    assertGolden('cli/downstreamAdmission.txt', stdout);
  });

  it('allow takes a fingerprint as it is written anywhere', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      allowDownstream: (request) => {
        asked.push(request);
        return Promise.resolve(admission);
      },
    });
    const fingerprint = Array.from({ length: 32 }, () => 'ab').join(':');
    await test.run(`downstream allow dss01 --certificate ${fingerprint} --id ${row.accountId}`);
    assert.deepEqual(asked, [{ name: 'dss01', certificate: fingerprint, accountId: row.accountId }]);
    const { stderr, exitCode } = await test.run('downstream allow dss01 --certificate nothing.pem');
    assert.equal(exitCode, 2);
    assert.match(stderr, /neither a SHA-256 nor a certificate file/);
  });
});

describe('susync sup set', () => {
  it('asks for what is to change, files by their whole path', async () => {
    const asked: unknown[] = [];
    const view = {
      ...{ siteCode: 'CS1', serverName: 'cs1sup', port: 8531, url: null, publicUrl: null, isDefault: true },
      ...{
        listen: '0.0.0.0',
        https: 'given' as const,
        contentPort: null,
        warnings: ['It has no plain port.'],
      },
    };
    const test = new CommandTest({
      setSup: (request) => {
        asked.push(request);
        return Promise.resolve(view);
      },
    });
    const { stderr } = await test.run(
      'sup set CS1 cs1sup --https sup.pem sup.key --content-port off --public-url none',
    );
    const https = { certificateFile: '/work/sup.pem', keyFile: '/work/sup.key' };
    assert.deepEqual(asked, [
      { siteCode: 'CS1', serverName: 'cs1sup', contentPort: false, https, publicUrl: null },
    ]);
    assert.match(stderr, /Warning: It has no plain port/);
    assert.equal((await test.run('sup set CS1 cs1sup')).exitCode, 2);
    assert.equal((await test.run('sup set CS1 cs1sup --https sup.pem')).exitCode, 2);
  });
});
