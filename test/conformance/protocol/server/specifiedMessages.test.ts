import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isOperation, operations, servicePaths } from '../../../../src/protocol/soap/operations.ts';
import type { OperationName } from '../../../../src/protocol/soap/operations.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import {
  getCookieMembers,
  ListeningService,
  soapRequest,
  textBetween,
} from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { describeWithSharedData, hasSharedData, sharedDataPath } from '../../../support/sharedData.ts';
import { numberedGuid, sha1Of, updateDocument } from '../../../support/updateDocument.ts';
import { WsdlSchema } from '../../../support/wsdlSchema.ts';

const folder = 'wsusss-spec/samples';
const samples = hasSharedData
  ? readdirSync(sharedDataPath(folder))
      .filter((name) => /request\.xml$/i.test(name))
      .sort()
  : [];
const refused = ['RollupComputers', 'GetOutOfSyncComputers', 'RollupComputerStatus'];
const file = { name: 'a.txt', content: Buffer.from('a file') };

function servedCatalog(now: number): MemoryCatalog {
  const catalog = new MemoryCatalog();
  catalog.publish(
    [
      ['0287014e-6772-4b4d-81f7-42063ac26e8a', 100],
      ['36b1c48e-c741-4047-9b09-d38698ed34b3', 101],
    ].map(([id, revision]) => ({
      text: updateDocument({ id: String(id), revision: Number(revision), type: 'Detectoid' }),
    })),
    now,
  );
  catalog.publish([{ text: updateDocument({ id: numberedGuid(1), files: [file] }) }], now + 1);
  catalog.declinedIds = [numberedGuid(1)];
  catalog.acceptedEulaIds = [numberedGuid(7), numberedGuid(8)];
  return catalog;
}

describeWithSharedData('Messages of the MS-WSUSSS specification', () => {
  const clock = new FakeClock();
  let service: ListeningService;
  let schema: WsdlSchema;
  let cookieData = '';

  before(async () => {
    schema = await WsdlSchema.read(
      ['DssAuthWebService', 'ReportingWebService', 'ServerSyncWebService'].map((name) =>
        sharedDataPath(`wsusss-spec/wsdl/${name}.wsdl`),
      ),
    );
    service = await ListeningService.open(servedCatalog(clock.now()), { clock });
    await service.signIn();
    const introduced = await service.call(
      'GetAuthorizationCookie',
      '<accountName>a</accountName><accountGuid>ADB2FE48-0B2E-451E-8FC8-44B29845B0C6</accountGuid>',
    );
    cookieData = textBetween(introduced.text, 'CookieData');
  });

  for (const sample of samples) {
    const operation = /-(\w+)-request\.xml$/i.exec(sample)?.[1] ?? '';
    const isRefused = refused.includes(operation);
    it(`sample ${sample} is ${isRefused ? 'refused' : 'answered'}`, async () => {
      const encrypted = textBetween(service.cookie, 'EncryptedData');
      const body = readFileSync(sharedDataPath(`${folder}/${sample}`), 'utf8')
        // A comment inside base64 stays where the sample has one.
        .replace(
          /(?<=<CookieData>)[^]*?(?=<\/CookieData>)/,
          `${cookieData.slice(0, 80)}<!-- x -->${cookieData.slice(80)}`,
        )
        .replace(/(?<=<EncryptedData>)[^<]+/, encrypted);
      assert.ok(isOperation(operation));
      const answer = await service.post(servicePaths[operations[operation].services[0]], body);
      assert.equal(answer.status, isRefused ? 500 : 200, answer.text.slice(0, 900));
      if (!isRefused) assert.deepEqual(await schema.faultsOf(answer.text), []);
    });
  }

  const identity = `<UpdateIdentity><UpdateID>${numberedGuid(1)}</UpdateID><RevisionNumber>1</RevisionNumber></UpdateIdentity>`;
  const digest = Buffer.from(sha1Of(file.content), 'hex').toString('base64');
  const calls: readonly (readonly [OperationName, (() => string) | string])[] = [
    ['GetAuthConfig', ''],
    ['GetCookie', () => getCookieMembers(cookieData)],
    ['GetConfigData', ''],
    ['GetRevisionIdList', '<filter><GetConfig>true</GetConfig></filter>'],
    ['GetRevisionIdList', '<filter><GetConfig>false</GetConfig></filter>'],
    ['GetUpdateData', `<updateIds>${identity}</updateIds>`],
    ['GetUpdateDecryptionData', `<updateIds>${identity}${identity}</updateIds>`],
    ['DownloadFiles', `<fileDigestList><base64Binary>${digest}</base64Binary></fileDigestList>`],
    ['GetDeployments', '<syncAnchor>1,2026-11-24 00:00:00.000</syncAnchor>'],
    ['GetRelatedRevisionsForUpdates', `<updateIDs><guid>${numberedGuid(1)}</guid></updateIDs>`],
    ['GetRollupConfiguration', ''],
    ['RollupDownstreamServers', ''],
  ];
  for (const [operation, members] of calls) {
    it(`the answer to ${operation} is what the WSDL declares`, async () => {
      const answer = await service.call(operation, typeof members === 'string' ? members : members());
      assert.equal(answer.status, 200, answer.text.slice(0, 900));
      assert.deepEqual(await schema.faultsOf(answer.text), []);
    });
  }

  for (const path of Object.values(servicePaths)) {
    it(`the answer to Ping at ${path} is what the WSDL declares`, async () => {
      const body = soapRequest('Ping', operations.Ping.namespace, '<pingLevel>1</pingLevel>');
      const answer = await service.post(path, body);
      assert.equal(answer.status, 200);
      assert.deepEqual(await schema.faultsOf(answer.text), []);
    });
  }

  it('are checked by a reader of schemas that notices what is wrong', async () => {
    const good = (await service.call('GetUpdateData', `<updateIds>${identity}</updateIds>`)).text;
    const broken: readonly ((text: string) => string)[] = [
      (text) => text.replace(/<UpdateID>[^<]*<\/UpdateID>/, ''),
      (text) => text.replace(/(<UpdateID>[^<]*<\/UpdateID>)(<RevisionNumber>1<\/RevisionNumber>)/, '$2$1'),
      (text) => text.replace('<RevisionNumber>1<', '<RevisionNumber>one<'),
      (text) => text.replace('<fileUrls>', '<extra /><fileUrls>'),
      (text) => text.replace('<fileUrls>', '<fileUrls xmlns="">'),
      (text) =>
        text.replace('GetUpdateDataResponse xmlns="', 'GetUpdateDataResponse xmlns="http://elsewhere/'),
    ];
    assert.deepEqual(await schema.faultsOf(good), []);
    for (const damage of broken) assert.notDeepEqual(await schema.faultsOf(damage(good)), [], String(damage));
  });
});
