import assert from 'node:assert/strict';
import { emptyList, status } from '../../support/faults.ts';
import { faultTable } from '../../support/faultTable/faultTable.ts';
import { FaultTableBench } from '../../support/faultTable/faultTableBench.ts';

describe('The table of faults', () => {
  it('has a row for every operation that a synchronization asks for', () => {
    const rows = faultTable.flatMap((section) => section.rows);
    assert.ok(new Set(rows.map(({ name }) => name)).size >= 60);
    const operations = new Set(rows.map(({ where }) => where));
    for (const where of [
      ...(['connection', 'GetAuthConfig', 'GetAuthorizationCookie', 'GetCookie', 'GetConfigData'] as const),
      ...(['GetRollupConfiguration', 'GetRevisionIdList', 'GetUpdateData', 'GetDeployments'] as const),
      ...(['DownloadFiles', 'content'] as const),
    ])
      assert.ok(operations.has(where), where);
  });
});

describe('A top-level site', () => {
  let table: FaultTableBench;

  before(async function () {
    this.timeout(60_000);
    table = await FaultTableBench.open();
  });

  after(() => table.close());

  afterEach(() => table.end());

  for (const { title, rows, start } of faultTable) {
    describe(`whose upstream server is one ${title}`, () => {
      for (const row of rows) {
        it(`${row.name} (${row.where}): ${row.end.kind}${'key' in row.end ? ` ${row.end.key}` : ''}`, () =>
          table.check(row, start));
      }
    });
  }

  it('takes an emptied list when an administrator says that it is right', async () => {
    const { bench } = await table.begin('aMonthBehind');
    table.upstream.spoil('GetRevisionIdList', emptyList);
    assert.equal((await bench.synchronize({ full: true })).error?.key, 'suspiciousListing');
    assert.equal((await bench.retry()).error?.key, 'suspiciousListing');
    const accepted = await bench.synchronize({ full: true, acceptLosses: true });
    assert.equal(accepted.outcome, 'succeeded', accepted.error?.message);
    assert.ok(accepted.counts.noLongerOffered > 100);
  });

  it('fetches nothing but the license files with the retry for them', async () => {
    const { bench } = await table.begin('licensesPending');
    table.upstream.spoil('content', status(404));
    const run = await bench.synchronize();
    assert.equal(run.outcome, 'pendingLicenseTerms');
    const named = await bench.events(run, 'licenseFailed');
    table.upstream.heal();
    assert.equal((await bench.retry()).outcome, 'succeeded');
    assert.equal(table.upstream.operations.includes('GetUpdateData'), false);
    assert.equal(table.upstream.operations.filter((each) => each === 'content').length, named.length);
  });
});
