import assert from 'node:assert/strict';
import type { OperationName } from '../../../../../src/protocol/soap/operations.ts';
import { CalledOperations, identities } from '../../../../support/calledOperation.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { textBetween, textsBetween } from '../../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../../support/memoryCatalog.ts';
import { numberedGuid, sha1Of, updateDocument } from '../../../../support/updateDocument.ts';

const file = { name: 'x.cab', content: Buffer.from('x') };

describe('Other operations', () => {
  const clock = new FakeClock();
  const catalog = new MemoryCatalog();
  catalog.publish([{ text: updateDocument({ id: numberedGuid(1), files: [file] }) }], clock.now());
  const service = new CalledOperations(catalog, clock);
  const someAnchor = '<syncAnchor>1,2026-11-24 00:00:00.000</syncAnchor>';

  it('GetDeployments lists the built-in groups, what is declined and what was accepted', async () => {
    catalog.declinedIds = [numberedGuid(1), numberedGuid(2)];
    catalog.acceptedEulaIds = [numberedGuid(3)];
    const answer = await service.call('GetDeployments', someAnchor);
    assert.deepEqual(textsBetween(answer, 'Name'), ['All Computers', 'Unassigned Computers']);
    assert.deepEqual(textsBetween(answer, 'guid'), [1, 2, 3].map(numberedGuid));
    assert.match(answer, /<Deployments \/><DeadDeployments \/><HiddenUpdates><guid>/);
    assert.equal(textBetween(answer, 'Anchor'), '1,2026-11-24 00:00:00.000');
  });

  for (const [members, parameter] of [
    ['', 'syncAnchor'],
    ['<syncAnchor>x</syncAnchor>', 'syncAnchor'],
    [`<deploymentAnchor>x</deploymentAnchor>${someAnchor}`, 'deploymentAnchor'],
  ] as const) {
    it(`GetDeployments refuses ${members === '' ? 'a missing anchor' : members.slice(0, 40)}`, async () => {
      await service.refuses('GetDeployments', members, ['InvalidParameters', parameter]);
    });
  }

  it('GetUpdateDecryptionData has an empty list for every id', async () => {
    const ids = identities([numberedGuid(1), 1], [numberedGuid(2), 5]);
    const answer = await service.call('GetUpdateDecryptionData', `<updateIds>${ids}</updateIds>`);
    assert.deepEqual(textsBetween(answer, 'UpdateID'), [numberedGuid(1), numberedGuid(2)]);
    assert.equal(answer.match(/<FileDecryptionData \/>/g)?.length, 2);
    await service.refuses('GetUpdateDecryptionData', '', ['InvalidParameters', 'updateIds']);
  });

  const digest = Buffer.from(sha1Of(file.content), 'hex').toString('base64');
  const unknown = [Buffer.alloc(20, 1), Buffer.alloc(20, 2)].map((bytes) => bytes.toString('base64'));
  function digests(...list: readonly string[]): string {
    return `<fileDigestList>${list.map((one) => `<base64Binary>${one}</base64Binary>`).join('')}</fileDigestList>`;
  }

  it('DownloadFiles has what is named fetched, once', async () => {
    assert.equal(await service.call('DownloadFiles', digests(digest, digest)), '');
    assert.deepEqual(catalog.requested, [sha1Of(file.content)]);
  });

  it('DownloadFiles tells the digests that nothing names', async () => {
    const members = digests(unknown[0] ?? '', digest, unknown[1] ?? '');
    await service.refuses('DownloadFiles', members, ['FileDigestsMissing', unknown.join('|')]);
  });

  for (const [what, members] of [
    ['no list', ''],
    ['an empty list', '<fileDigestList />'],
    ['a digest of another length', digests('AAAA')],
    ['what is no base64', digests('????')],
    ['101 digests', digests(...Array.from({ length: 101 }, () => digest))],
  ] as const) {
    it(`DownloadFiles refuses ${what}`, async () => {
      await service.refuses('DownloadFiles', members, ['InvalidParameters', 'fileDigestList']);
    });
  }

  it('GetRelatedRevisionsForUpdates is ignored', async () => {
    assert.equal(
      await service.call('GetRelatedRevisionsForUpdates'),
      '<GetRelatedRevisionsForUpdatesResult />',
    );
  });

  it('GetRollupConfiguration asks for no details and needs no session', async () => {
    const cookie = '<cookie><Expiration>9999-12-31T23:59:59.9999999</Expiration><EncryptedData /></cookie>';
    const answer = await service.call('GetRollupConfiguration', '', cookie);
    assert.equal(textBetween(answer, 'DoDetailedRollup'), 'false');
    assert.equal(textBetween(answer, 'ServerId'), catalog.serverId);
  });

  it('RollupDownstreamServers is accepted', async () => {
    assert.equal(await service.call('RollupDownstreamServers', '<downstreamServers />', ''), '');
  });

  it('Ping answers with name and time', async () => {
    const answer = await service.call('Ping', '<pingLevel>1</pingLevel>', '');
    assert.equal(textBetween(answer, 'ServicesMachine'), 'server &amp; co');
    assert.equal(textBetween(answer, 'ServicesTime'), '2026-11-24T00:00:00.000Z');
  });

  const notOffered: readonly OperationName[] = [
    'GetDriverIdList',
    'GetDriverSetData',
    'RollupComputers',
    'GetOutOfSyncComputers',
    'RollupComputerStatus',
    'ReportEventBatch',
    'ReportEventBatch2',
    'GetRequiredInventoryType',
    'ReportInventory',
  ];
  for (const operation of notOffered) {
    it(`${operation} is not offered`, async () => {
      const fault = ['InternalServerError', 'This server does not offer the operation'] as const;
      await service.refuses(operation, '', fault);
    });
  }

  it('are busy as long as nothing was published', async () => {
    const fresh = new CalledOperations(new MemoryCatalog(), clock);
    const calls: readonly [OperationName, string][] = [
      ['GetConfigData', ''],
      ['GetRevisionIdList', '<filter><GetConfig>true</GetConfig></filter>'],
      ['GetUpdateData', `<updateIds>${identities([numberedGuid(1), 1])}</updateIds>`],
      ['GetDeployments', someAnchor],
    ];
    for (const [operation, members] of calls)
      await assert.rejects(
        fresh.call(operation, members),
        { name: 'SyncError', key: 'serverBusy' },
        operation,
      );
  });
});
