import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FakeClock } from '../../../support/fakeClock.ts';
import { elementOutline } from '../../../support/elementOutline.ts';
import { ListeningService, textBetween } from '../../../support/listeningService.ts';
import type { ReceivedAnswer } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { describeWithSharedData, sharedDataPath } from '../../../support/sharedData.ts';
import { numberedGuid, updateDocument } from '../../../support/updateDocument.ts';
import { WsdlSchema } from '../../../support/wsdlSchema.ts';

const product = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const classification = 'e0789628-ce08-4437-be74-2495b842f43b';
const clock = new FakeClock('2026-10-04T16:33:26.654Z');
const serverSync = '/ServerSyncWebService/ServerSyncWebService.asmx';
const authorization = '/DssAuthWebService/DssAuthWebService.asmx';

function recorded(name: string): string {
  return readFileSync(sharedDataPath(`wsus-exchanges/exchanges/${name}`), 'utf8');
}

/** A catalog with the documents that the recorded requests ask for, as Windows stored them. */
function recordedCatalog(): MemoryCatalog {
  const folder = 'wsus-exchanges';
  const text = (name: string): string => readFileSync(sharedDataPath(`${folder}/docs/${name}.xml`), 'utf8');
  const cabinet = (name: string): Buffer => readFileSync(sharedDataPath(`${folder}/cabs/${name}.cab`));
  const packed = ['a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe.r200', '56309036-4c77-4dd9-951a-99ee9c246a94.r101'];
  const withFile = '266f6222-c89d-43f2-9f8a-69340271e677.r200';
  const url = textBetween(recorded('000014.response.xml'), 'MUUrl');
  const urls = new Map([['87f5bd0469585006aa5d3a77d1c662fd2895ddcd', url]]);
  const catalog = new MemoryCatalog();
  catalog.publish(
    [
      ...packed.map((name) => ({ text: text(name), cabinet: cabinet(name) })),
      { text: text(withFile), cabinet: cabinet(withFile), urls },
      { text: text('ccb78947-6453-4ecc-9de8-bc0305c98f2d.r200') },
      {
        text: updateDocument({
          id: numberedGuid(1),
          categories: [product, classification],
        }),
      },
    ],
    clock.now(),
  );
  return catalog;
}

describeWithSharedData('Requests recorded with a Windows Server 2025 update service', () => {
  let service: ListeningService;
  let schema: WsdlSchema;

  before(async () => {
    schema = await WsdlSchema.read(
      ['DssAuthWebService', 'ReportingWebService', 'ServerSyncWebService'].map((name) =>
        sharedDataPath(`wsusss-spec/wsdl/${name}.wsdl`),
      ),
    );
    service = await ListeningService.open(recordedCatalog(), { clock });
  });

  /** Sends a recorded request with the cookies that this server issued in place of the recorded ones. */
  async function replay(name: string): Promise<ReceivedAnswer> {
    const introduction = await service.post(authorization, recorded('000002.request.xml'));
    const data = textBetween(introduction.text, 'CookieData');
    const withData = (text: string): string => text.replace(/(?<=<CookieData>)[^<]*/, data);
    const signedIn = await service.post(serverSync, withData(recorded('000003.request.xml')));
    const encrypted = textBetween(signedIn.text, 'EncryptedData');
    const request = withData(recorded(name)).replace(/(?<=<EncryptedData>)[^<]*/, encrypted);
    const answer = await service.post(name.startsWith('000002') ? authorization : serverSync, request);
    return answer;
  }

  for (const number of ['01', '02', '03', '04', '05', '06', '09', '11', '13', '14', '15', '16']) {
    it(`0000${number} is answered with the elements that Windows answers with, as the WSDL declares them`, async () => {
      const answer = await replay(`0000${number}.request.xml`);
      assert.equal(answer.status, 200);
      assert.deepEqual(await schema.faultsOf(answer.text), []);
      const windows = recorded(`0000${number}.response.xml`);
      const ours = elementOutline(answer.text);
      const theirs = elementOutline(windows);
      // The two recorded delta calls found nothing new, ours find what this catalog holds.
      const isDelta = number === '04' || number === '11';
      const ofLists = /\/(LanguageUpdateList|NewRevisions)\//;
      assert.deepEqual(isDelta ? ours.filter((path) => !ofLists.test(path)) : ours, theirs);
      assert.equal(answer.text.slice(0, 250), windows.slice(0, 250));
    });
  }

  for (const number of ['13', '14', '15', '16']) {
    it(`0000${number} is answered with the same document in the same bytes`, async () => {
      const answer = await replay(`0000${number}.request.xml`);
      const windows = recorded(`0000${number}.response.xml`);
      const names = [
        'UpdateID',
        'RevisionNumber',
        'XmlUpdateBlob',
        'base64Binary',
        'XmlUpdateBlobCompressed',
      ];
      for (const name of [...names, 'FileDigest', 'MUUrl'])
        assert.equal(textBetween(answer.text, name), textBetween(windows, name), name);
    });
  }

  const changedRequests: readonly [string, string, (text: string) => string][] = [
    ['17', '000013.request.xml', (text) => text.replace('<RevisionNumber>200', '<RevisionNumber>199')],
    ['18', '000011.request.xml', (text) => text.replace(/(?<=<Anchor>)[^<]*/, 'yesterday')],
    ['19', '000011.request.xml', (text) => text.replace(/(?<=<EncryptedData>)[^<]*/, 'AAAA')],
  ];
  for (const [number, name, change] of changedRequests) {
    it(`The fault of 0000${number} has the shape of Windows', save for the code in its text`, async () => {
      await service.signIn();
      const encrypted = textBetween(service.cookie, 'EncryptedData');
      const request = change(recorded(name).replace(/(?<=<EncryptedData>)[^<]*/, encrypted));
      const answer = await service.post(serverSync, request);
      assert.equal(answer.status, 500);
      const windows = recorded(`0000${number}.response.fault.xml`);
      const code = textBetween(windows, 'ErrorCode');
      const ours = answer.text
        .replace(`Fault occurred: ${code}`, 'Fault occurred')
        .replace(`:${service.port}/`, ':8530/')
        .replace(/(?<=<ID>)[^<]*/, textBetween(windows, 'ID'));
      assert.equal(ours, windows);
    });
  }
});
