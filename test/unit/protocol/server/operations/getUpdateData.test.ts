import assert from 'node:assert/strict';
import { readSoapMessage } from '../../../../../src/protocol/soap/soapMessage.ts';
import { CalledOperations, identities } from '../../../../support/calledOperation.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { soapRequest, textBetween, textsBetween } from '../../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../../support/memoryCatalog.ts';
import { numberedGuid, sha1Of, updateDocument } from '../../../../support/updateDocument.ts';

const plain = numberedGuid(1);
const packed = numberedGuid(2);
const bare = numberedGuid(3);
const file = { name: 'x.cab', content: Buffer.from('x') };
const cabinet = Buffer.from('MSCF and whatever follows \0\xff', 'latin1');
const text = updateDocument({
  id: plain,
  files: [file],
  lineEnd: '\r\n',
  title: 'ä €😀 &amp;amp; "quoted" ]]&gt;',
});

describe('GetUpdateData', () => {
  const catalog = new MemoryCatalog();
  catalog.publish(
    [
      { text },
      {
        text: updateDocument({ id: packed, revision: 200, files: [file] }),
        cabinet,
        urls: new Map([[sha1Of(file.content), 'https://dl.example/a/X_1.CAB?p1=0&p2=1']]),
      },
      { text: updateDocument({ id: bare }) },
    ],
    0,
  );
  const service = new CalledOperations(catalog, new FakeClock());

  function call(...pairs: readonly (readonly [string, number])[]): Promise<string> {
    return service.call('GetUpdateData', `<updateIds>${identities(...pairs)}</updateIds>`);
  }

  it('hands out a text so that a parser reads every character of it, CR LF included', async () => {
    const message = await readSoapMessage(
      soapRequest('GetUpdateDataResponse', 'urn:x', await call([plain, 1])),
    );
    assert.ok(message.kind === 'element');
    const update = message.element
      .child('GetUpdateDataResult')
      ?.child('updates')
      ?.child('ServerSyncUpdateData');
    assert.equal(update?.textOf('XmlUpdateBlob'), text);
  });

  it('hands out a cabinet byte for byte', async () => {
    const answer = await call([packed, 200]);
    assert.deepEqual(Buffer.from(textBetween(answer, 'XmlUpdateBlobCompressed'), 'base64'), cabinet);
    assert.doesNotMatch(answer, /<XmlUpdateBlob>/);
  });

  it('answers in the order asked, in any case, twice what is asked twice', async () => {
    const answer = await call([bare, 1], [packed.toUpperCase(), 200], [bare, 1]);
    assert.deepEqual(textsBetween(answer, 'UpdateID'), [bare, packed, bare]);
  });

  it('names each file of the answer once, with where it is here and at Microsoft', async () => {
    const answer = await call([packed, 200], [plain, 1]);
    const hex = sha1Of(file.content).toUpperCase();
    assert.deepEqual(textsBetween(answer, 'UssUrl').length, 1);
    assert.match(answer, new RegExp(`<UssUrl>/Content/${hex.slice(-2)}/${hex}(\\.CAB)?</UssUrl>`));
    assert.equal(textsBetween(answer, 'base64Binary').length, 2);
  });

  it('leaves out the list of digests, not that of URLs, where there are no files', async () => {
    const answer = await call([bare, 1]);
    assert.doesNotMatch(answer, /FileDigestList/);
    assert.match(answer, /<\/updates><fileUrls \/><\/GetUpdateDataResult>$/);
  });

  for (const [what, pair] of [
    ['an unknown id', [numberedGuid(9), 1]],
    ['an unknown revision', [bare, 2]],
  ] as const) {
    it(`faults whole for ${what}`, async () => {
      const members = `<updateIds>${identities([bare, 1], pair)}</updateIds>`;
      await service.refuses('GetUpdateData', members, ['InternalServerError']);
    });
  }

  const many = Array.from({ length: 100 }, () => [bare, 1] as const);
  it('takes 100 ids', async () => {
    assert.equal(textsBetween(await call(...many), 'UpdateID').length, 100);
  });

  const refusals: readonly [string, string][] = [
    ['101 ids', `<updateIds>${identities(...many, [bare, 1])}</updateIds>`],
    ['no list', ''],
    ['an empty list', '<updateIds />'],
    ['a nil list', '<updateIds xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true" />'],
    ['an id that is no GUID', `<updateIds>${identities(['x', 1])}</updateIds>`],
    [
      'a revision that is no number',
      `<updateIds>${identities([bare, 1]).replace('>1<', '>one<')}</updateIds>`,
    ],
    ['a revision below 0', `<updateIds>${identities([bare, -1])}</updateIds>`],
    ['a revision beyond 32 bits', `<updateIds>${identities([bare, 2 ** 31])}</updateIds>`],
  ];
  for (const [what, members] of refusals) {
    it(`is refused with ${what}`, async () => {
      await service.refuses('GetUpdateData', members, ['InvalidParameters', 'updateIds']);
    });
  }
});
