import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { FakeClock } from '../../../support/fakeClock.ts';
import {
  getCookieMembers,
  ListeningService,
  textBetween,
  textsBetween,
} from '../../../support/listeningService.ts';
import type { ReceivedAnswer } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import type { GivenDocument } from '../../../support/memoryCatalog.ts';
import type { RecordedRequest } from '../../../support/recordedRequests.ts';
import { recordedRequests } from '../../../support/recordedRequests.ts';
import { describeWithSharedData, hasSharedData, sharedDataPath } from '../../../support/sharedData.ts';
import { numberedGuid, sha1Of, updateDocument } from '../../../support/updateDocument.ts';
import { WsdlSchema } from '../../../support/wsdlSchema.ts';

const requests = hasSharedData ? recordedRequests('wsus-exchanges/upsync-client') : [];
const product = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const classification = 'e0789628-ce08-4437-be74-2495b842f43b';
/** Three answers of the recorded server were this fault: its catalog had no such revision. */
const guesses = ['24-GetUpdateData-ids-first-guess', '25-GetUpdateData-ids-second-guess'];
const shared = { name: 'shared.txt', content: Buffer.from('in both') };
const alone = { name: 'Setup_1.2.exe', content: Buffer.from('in one') };

/** A document for every pair that a recorded request asks for, and two with files, one of them with CR LF. */
function askedCatalog(now: number): MemoryCatalog {
  const asked = new Map<string, GivenDocument>();
  for (const { name, body } of requests.filter(({ name }) => !guesses.includes(name))) {
    const ids = textsBetween(body, 'UpdateID');
    const revisions = textsBetween(body, 'RevisionNumber').map(Number);
    const isConfig = /^1[01]-/.test(name);
    ids.forEach((id, index) => {
      const revision = revisions[index] ?? 1;
      const type = isConfig ? 'Detectoid' : 'Software';
      const categories = isConfig ? [] : [product, classification];
      asked.set(`${id}.${revision}`, { text: updateDocument({ id, revision, type, categories }) });
    });
  }
  const withFiles = [
    { id: numberedGuid(1), files: [shared, alone], lineEnd: '\r\n' },
    { id: numberedGuid(2), files: [shared] },
  ];
  const urls = new Map([[sha1Of(alone.content), 'http://dl.example/c/setup_1.2.exe?a=1&b=2']]);
  const catalog = new MemoryCatalog();
  catalog.publish(
    [...asked.values(), ...withFiles.map((parts) => ({ text: updateDocument(parts), urls }))],
    now,
  );
  return catalog;
}

describeWithSharedData('Requests recorded from the upsync client', () => {
  const clock = new FakeClock('2026-11-23T08:44:11.634Z');
  const catalog = askedCatalog(clock.now());
  let service: ListeningService;
  let schema: WsdlSchema;

  before(async () => {
    schema = await WsdlSchema.read(
      ['DssAuthWebService', 'ReportingWebService', 'ServerSyncWebService'].map((name) =>
        sharedDataPath(`wsusss-spec/wsdl/${name}.wsdl`),
      ),
    );
    service = await ListeningService.open(catalog, { clock });
    await service.signIn();
  });

  /** Sends a request as recorded, with cookies of this server. */
  async function replay(request: RecordedRequest): Promise<ReceivedAnswer> {
    const introduction = await service.call(
      'GetAuthorizationCookie',
      '<accountName>a</accountName><accountGuid>00000000-0000-0000-0000-000000000000</accountGuid>',
    );
    const body = request.body
      .replace(/(?<=<CookieData>)[^<]*/, textBetween(introduction.text, 'CookieData'))
      .replace(/(?<=<EncryptedData>)[^<]*/, textBetween(service.cookie, 'EncryptedData'));
    const answer = await service.request(request.method, request.path, request.headers, body);
    const isPacked = answer.headers['content-encoding'] === 'gzip';
    return isPacked ? { ...answer, text: gunzipSync(answer.bytes).toString() } : answer;
  }

  function recorded(name: string): RecordedRequest {
    const found = requests.find((request) => request.name.startsWith(name));
    assert.ok(found, name);
    return found;
  }

  it('are 31', () => {
    assert.equal(requests.length, 31);
  });

  for (const request of requests.filter(({ name }) => !guesses.includes(name))) {
    it(`${request.name} is answered as the WSDL declares`, async () => {
      const answer = await replay(request);
      assert.equal(answer.status, 200, answer.text.slice(0, 600));
      assert.deepEqual(await schema.faultsOf(answer.text), []);
    });
  }

  for (const name of guesses) {
    it(`${name} is answered with a fault, for there is no such revision`, async () => {
      const answer = await replay(recorded(name));
      assert.equal(answer.status, 500);
      assert.equal(textBetween(answer.text, 'ErrorCode'), 'InternalServerError');
    });
  }

  describe('get what the client needs:', () => {
    it('GetConfigData in the order of Windows, which it reads', async () => {
      const { text } = await replay(recorded('04'));
      const order = Array.from(
        text.matchAll(/<(\w*(?:Sync|Files|Request|Anchor|Version|List))>/g),
        ([, name]) => name,
      );
      assert.deepEqual(order, [
        'CatalogOnlySync',
        'LazySync',
        'ServerHostsPsfFiles',
        'MaxNumberOfComputerIdsInRequest',
        'MaxNumberOfDriverSetsPerRequest',
        'MaxNumberOfPnpHardwareIdsInRequest',
        'MaxNumberOfUpdatesPerRequest',
        'NewConfigAnchor',
        'ProtocolVersion',
        'LanguageUpdateList',
      ]);
    });

    it('LastChange before AuthInfo', async () => {
      const { text } = await replay(recorded('01'));
      assert.ok(
        text.indexOf('<LastChange>') > 0 && text.indexOf('<LastChange>') < text.indexOf('<AuthInfo>'),
      );
    });

    it('PlugInId before CookieData, and a cookie also when it lost the plug-in id', async () => {
      const { text } = await replay(recorded('02'));
      assert.ok(text.indexOf('<PlugInId>') > 0 && text.indexOf('<PlugInId>') < text.indexOf('<CookieData>'));
      const request = recorded('03');
      const lost = { ...request, body: request.body.replace(/<PlugInId>[^<]*<\/PlugInId>/, '') };
      assert.equal((await replay(lost)).status, 200);
    });

    it('an empty NewRevisions where nothing is new', async () => {
      const members = `<filter><Anchor>1,2026-11-23 08:44:11.634</Anchor><GetConfig>true</GetConfig></filter>`;
      const { text } = await service.call('GetRevisionIdList', members);
      assert.match(text, /<NewRevisions \/>/);
    });

    it('an empty fileUrls where no update has files', async () => {
      assert.match((await replay(recorded('10'))).text, /<fileUrls \/>/);
    });

    it('each digest once in fileUrls, and an entry for every file', async () => {
      const ids = [1, 2].map(
        (number) =>
          `<UpdateIdentity><UpdateID>${numberedGuid(number)}</UpdateID><RevisionNumber>1</RevisionNumber></UpdateIdentity>`,
      );
      const { text } = await service.call('GetUpdateData', `<updateIds>${ids.join('')}</updateIds>`);
      const digest = ({ content }: { content: Buffer }): string =>
        Buffer.from(sha1Of(content), 'hex').toString('base64');
      assert.deepEqual(textsBetween(text, 'FileDigest'), [digest(shared), digest(alone)]);
      assert.deepEqual(textsBetween(text, 'base64Binary'), [digest(shared), digest(alone), digest(shared)]);
      assert.deepEqual(textsBetween(text, 'MUUrl'), ['http://dl.example/c/setup_1.2.exe?a=1&amp;b=2']);
      const hex = sha1Of(alone.content).toUpperCase();
      assert.equal(textsBetween(text, 'UssUrl')[1], `/Content/${hex.slice(-2)}/${hex}.exe`);
    });

    it('a limit of updates per request above 0', async () => {
      const { text } = await replay(recorded('04'));
      assert.equal(textBetween(text, 'MaxNumberOfUpdatesPerRequest'), '100');
    });

    it('XmlUpdateBlob for documents stored as text', async () => {
      const { text } = await replay(recorded('22'));
      assert.equal(textsBetween(text, 'XmlUpdateBlob').length, 14);
      assert.doesNotMatch(text, /XmlUpdateBlobCompressed/);
    });

    it('CR of a document as a reference, so that it survives', async () => {
      const id = `<UpdateIdentity><UpdateID>${numberedGuid(1)}</UpdateID><RevisionNumber>1</RevisionNumber></UpdateIdentity>`;
      const { text } = await service.call('GetUpdateData', `<updateIds>${id}</updateIds>`);
      assert.doesNotMatch(text, /\r/);
      assert.match(text, /&lt;\/upd:Update&gt;/);
      assert.match(text, /&#xD;\n&lt;upd:UpdateIdentity/);
    });

    it('the same answer to a repeated GetUpdateData with the same cookie, also after a fault', async () => {
      const first = await replay(recorded('26'));
      await replay(recorded('24'));
      assert.equal((await replay(recorded('26'))).text, first.text);
    });

    it('the code inside faultstring when an authorization cookie is refused at renewal', async () => {
      const answer = await service.call('GetCookie', getCookieMembers('AAAA', '1.7'));
      assert.equal(answer.status, 500);
      assert.match(textBetween(answer.text, 'faultstring'), /^Fault occurred: InvalidAuthorizationCookie$/);
    });

    it('an Expiration in UTC, far enough ahead not to be renewed at once', async () => {
      const { text } = await replay(recorded('27'));
      assert.equal(textBetween(text, 'Expiration'), '2026-11-23T12:44:11.634Z');
    });

    it('under 64 KB from the three operations of signing in', async () => {
      for (const name of ['01', '02', '03'])
        assert.ok((await replay(recorded(name))).text.length < 64 * 1024, name);
    });

    it('a fault for the whole call when one id is unknown, and the rest once it is left out', async () => {
      const request = recorded('22');
      const unknown = `<UpdateIdentity><UpdateID>${numberedGuid(99)}</UpdateID><RevisionNumber>1</RevisionNumber></UpdateIdentity>`;
      const spoiled = request.body.replace('</updateIds>', `${unknown}</updateIds>`);
      assert.equal((await replay({ ...request, body: spoiled })).status, 500);
      assert.equal((await replay(request)).status, 200);
    });
  });

  it('may repeat ids in a filter of 41 KB: nothing is listed twice', async () => {
    const request = recorded('23');
    assert.equal(textsBetween(request.body, 'Id').length, 451);
    const ids = textsBetween((await replay(request)).text, 'UpdateID');
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(
      ids.length,
      new Set(
        requests
          .filter(({ name }) => /^2[26]-/.test(name))
          .flatMap(({ body }) => textsBetween(body, 'UpdateID')),
      ).size,
    );
  });

  it('tell the same account that they introduced themselves with', async () => {
    await replay(recorded('02'));
    assert.deepEqual(service.records.at(-1)?.account, {
      name: 'cd2deed0-2a55-4b7d-a89f-a385c18e8801',
      id: 'ad2be17f-9c17-44c4-83c7-3abadabd8c21',
    });
  });
});
