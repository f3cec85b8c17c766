import assert from 'node:assert/strict';
import type { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { revisionKey } from '../../../../src/domain/revision.ts';
import type { ReceivedBatch, UpstreamSession } from '../../../../src/domain/upstream.ts';
import { readSoapMessage } from '../../../../src/protocol/soap/soapMessage.ts';
import { SoapReader } from '../../../../src/protocol/soap/soapReader.ts';
import { clientSession, listed, never, type SessionOptions } from '../../../support/clientSession.ts';
import { readAll } from '../../../support/readAll.ts';
import { type RecordedAnswer, recordedAnswers, replayed } from '../../../support/recordedAnswer.ts';
import { type Answer, idsOf, ScriptedUpstream } from '../../../support/scriptedUpstream.ts';
import { describeWithSharedData, hasSharedData } from '../../../support/sharedData.ts';

const answers: ReadonlyMap<number, RecordedAnswer> = hasSharedData
  ? recordedAnswers('wsus-exchanges/upsync-server')
  : new Map();
const usual = {
  GetAuthConfig: 1,
  GetAuthorizationCookie: 2,
  GetCookie: 4,
  GetConfigData: 6,
  GetRevisionIdList: 8,
  GetUpdateData: 22,
  GetUpdateDecryptionData: 26,
  GetDeployments: 27,
  DownloadFiles: 28,
  GetRollupConfiguration: 33,
};
const fetchOptions = { languages: ['en'], known: () => Promise.resolve(new Set<string>()) };
const software = { updateId: '266f6222-c89d-43f2-9f8a-69340271e677', revision: 200 };
const nowhere = { updateId: '00000000-0000-0000-0000-000000000001', revision: 200 };
const small = { updateId: 'ccb78947-6453-4ecc-9de8-bc0305c98f2d', revision: 200 };
const hidden = { updateId: '1f9bd9bb-7390-4aa3-bbdb-ded99fac2583', revision: 200 };
const filter = {
  categories: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: true }],
  classifications: [{ id: 'e0789628-ce08-4437-be74-2495b842f43b', delta: true }],
  languages: [],
} as const;

function replay(number: number): Answer {
  return replayed(answers.get(number));
}

/** A server that gives recorded answers; `changes` replaces the usual ones by number. */
async function upsync(changes: Readonly<Record<string, number>> = {}): Promise<ScriptedUpstream> {
  const upstream = await ScriptedUpstream.open();
  for (const [operation, number] of Object.entries({ ...usual, ...changes }))
    upstream.on(operation, replay(number));
  return upstream;
}

async function session(
  changes: Readonly<Record<string, number>> = {},
  options?: SessionOptions,
): Promise<UpstreamSession> {
  return clientSession((await upsync(changes)).url, options);
}

/** Recorded documents one by one, as the server gives them when a single revision is asked for. */
function documentOf(number: number, identity: { readonly updateId: string }): string {
  const text = answers.get(number)?.body.toString() ?? '';
  const found = text.split(/(?=<ServerSyncUpdateData>)/).find((part) => part.includes(identity.updateId));
  return /^<ServerSyncUpdateData>.*<\/ServerSyncUpdateData>/s.exec(found ?? '')?.[0] ?? '';
}

function keysOf(batch: ReceivedBatch): {
  readonly received: string[];
  readonly failed: [string, SyncError['key']][];
} {
  return {
    received: batch.received.map(({ identity }) => revisionKey(identity)).sort(),
    failed: batch.failed.map(({ identity, error }) => [revisionKey(identity), error.key]),
  };
}

describeWithSharedData('The recorded answers of an upsync server: form', () => {
  it('are 55, each SOAP one read alike by both readers, whatever its indentation and prefix', async () => {
    assert.equal(answers.size, 55);
    let read = 0;
    for (const { body, name } of answers.values()) {
      if (!body.toString('latin1', 0, 40).includes('<s:Envelope')) continue;
      const message = await readSoapMessage(body.toString());
      const names: string[] = [];
      const reader = new SoapReader(
        {
          open: (element, depth) => {
            if (depth === 1) names.push(element);
            return false;
          },
          close: () => undefined,
        },
        { depth: 16, tokenCharacters: 1024 * 1024 },
      );
      reader.write(body);
      const fault = reader.end();
      if (message.kind === 'fault') assert.deepEqual(message.fault, fault, name);
      else assert.deepEqual([message.element.name], names, name);
      read++;
    }
    assert.equal(read, 48, 'six have no body, one is a WSDL');
  });

  for (const [number, what] of [
    [37, 'an unquoted SOAPAction'],
    [38, 'no SOAPAction'],
    [39, 'an empty SOAPAction'],
    [44, 'a content type without character set'],
    [46, 'xpress asked for'],
    [55, 'a connection left open'],
  ] as const) {
    it(`${number}: the answer to ${what} signs in`, async () => {
      assert.ok(await session({ GetAuthConfig: number }));
    });
  }

  it('47: the answer to gzip asked for comes uncompressed and is read', async () => {
    const config = await (await session({ GetConfigData: 47 })).config(undefined, never);
    assert.equal(config.protocolVersion, '1.21');
  });

  it('40: an answer to another operation is refused', async () => {
    await assert.rejects(session({ GetAuthConfig: 40 }), { key: 'malformedAnswer' });
  });

  it('41, 43, 45: faults without code stop, with what the server said, and are not repeated', async () => {
    for (const [number, said] of [
      [41, /No operation found for specified action/],
      [43, /Object reference not set to an instance of an object$/],
      [45, /Unexpected end of file while parsing Name has occurred\. Line 1, position 117$/],
    ] as const) {
      const upstream = await upsync({ GetAuthConfig: number });
      await assert.rejects(clientSession(upstream.url), { key: 'soapFault', message: said });
      assert.deepEqual(upstream.asked, ['GetAuthConfig']);
    }
  });

  it('42: a path that is not there is a wrong URL, and not repeated', async () => {
    const upstream = await upsync({ GetAuthConfig: 42 });
    await assert.rejects(clientSession(upstream.url), { key: 'httpStatus', message: /^HTTP status 404 / });
    assert.equal(upstream.seen.length, 1);
  });

  it('48: a WSDL is no answer', async () => {
    await assert.rejects(session({ GetAuthConfig: 48 }), { key: 'malformedAnswer' });
  });

  it('03, 54: a URL with a slash at its end gives no double slash, which only one of the services would bear', async () => {
    const upstream = await upsync({ GetAuthorizationCookie: 3 });
    await clientSession(`${upstream.url}/`);
    assert.deepEqual(
      upstream.seen.filter(({ url }) => url.startsWith('//')),
      [],
    );
  });

  it('55: one connection serves the whole conversation', async () => {
    const upstream = await upsync();
    const open = await clientSession(upstream.url);
    await open.config(undefined, never);
    await listed(open.revisions({ kind: 'config' }, never));
    assert.equal(upstream.connections, 1);
  });
});

describeWithSharedData('The recorded answers of an upsync server: values and gaps', () => {
  it('01, 35: GetAuthConfig without Parameter, its time with an offset', async () => {
    for (const GetAuthConfig of [1, 35]) assert.ok(await session({ GetAuthConfig }));
  });

  it('02, 36, 04, 05: its cookies go back as they came', async () => {
    for (const [GetAuthorizationCookie, GetCookie] of [
      [2, 4],
      [36, 5],
    ] as const) {
      const upstream = await upsync({ GetAuthorizationCookie, GetCookie });
      await (await clientSession(upstream.url)).config(undefined, never);
      const bodies = new Map(upstream.seen.map(({ operation, body }) => [operation, body]));
      assert.match(
        bodies.get('GetCookie') ?? '',
        /<PlugInId>15<\/PlugInId><CookieData>AAAAAAA=<\/CookieData>/,
      );
      const expiration = /<Expiration>(.*)<\/Expiration>/.exec(
        answers.get(GetCookie)?.body.toString() ?? '',
      )?.[1];
      assert.ok(
        bodies
          .get('GetConfigData')
          ?.includes(
            `<cookie><Expiration>${expiration ?? ''}</Expiration><EncryptedData>AAAAAAAAAAAAAAAA</EncryptedData></cookie>`,
          ),
      );
    }
  });

  it('06, 07: the configuration has no anchor, sent or not, and one language that is off', async () => {
    for (const [GetConfigData, anchor] of [
      [6, undefined],
      [7, '9438,2026-10-04 16:09:27.167'],
    ] as const) {
      const config = await (await session({ GetConfigData })).config(anchor, never);
      assert.deepEqual(config, {
        catalogOnlySync: false,
        maxUpdatesPerRequest: 100,
        languages: [{ id: 1033, shortName: 'en', longName: 'English', enabled: false }],
        protocolVersion: '1.21',
      });
    }
  });

  for (const [number, count, what] of [
    [8, 78, 'configuration items'],
    [9, 159, 'a filter, with children of bundles that it does not have'],
    [10, 6, 'an anchor that it does not heed'],
    [11, 3, 'all members'],
    [12, 3, 'members in the wrong order'],
    [13, 6, 'categories alone, taken as all classifications'],
    [14, 162, 'no lists, taken as everything'],
    [15, 0, 'an unknown category'],
    [16, 0, 'no filter: without NewRevisions'],
    [17, 78, 'no cookie'],
  ] as const) {
    it(`${number}: the list for ${what} has ${count} ids, each once, and no anchor to come back with`, async () => {
      const open = await session({ GetRevisionIdList: number });
      const query =
        number === 10
          ? ({ kind: 'updates', anchor: '9438,2026-10-04 16:09:27.371', ...filter } as const)
          : ({ kind: 'config' } as const);
      const { ids, end } = await listed(open.revisions(query, never));
      assert.equal(ids.length, count);
      assert.equal(new Set(ids).size, count);
      assert.deepEqual(end, {});
    });
  }

  for (const [number, keys] of [
    [18, ['7366a74a-ef29-44e1-b738-570b516aca1f.200']],
    [19, [revisionKey(hidden), revisionKey(small)]],
    [20, ['9089c22f-99c1-4ef7-8c20-be8895d5a38d.200']],
    [21, ['2ee2ad83-828c-4405-9479-544d767993fc.108', '477b856e-65c4-4473-b621-a8b230bb70d9.105']],
    [22, [revisionKey(software)]],
  ] as const) {
    it(`${number}: plain documents without digest lists are received and decoded`, async () => {
      const open = await session({ GetUpdateData: number });
      const ids = keys.map((key) => ({ updateId: key.slice(0, 36), revision: Number(key.slice(37)) }));
      assert.deepEqual(keysOf(await open.updates(ids, fetchOptions, never)), { received: keys, failed: [] });
    });
  }

  it('22: the relative UssUrl is kept as announced', async () => {
    const batch = await (await session()).updates([software], fetchOptions, never);
    assert.deepEqual(batch.files, [
      {
        sha1: '87f5bd0469585006aa5d3a77d1c662fd2895ddcd',
        microsoftUpdateUrl:
          'http://download.windowsupdate.com/c/msdownload/update/software/defu/2026/10/am_delta_87f5bd0469585006aa5d3a77d1c662fd2895ddcd.exe',
        upstreamUrl: 'microsoftupdate/content/CD/AM_Delta.exe',
      },
    ]);
  });

  it('23: what stands behind an unknown id is asked for again; only that id is not delivered', async () => {
    const upstream = await upsync();
    upstream.on('GetUpdateData', (request, response, count) => {
      const asked = idsOf(request);
      const cut = asked.indexOf(revisionKey(nowhere));
      const given = cut < 0 ? asked : asked.slice(0, cut);
      if (count === 1) assert.equal(asked.length, 3);
      const documents = given.map((key) => documentOf(19, { updateId: key.slice(0, 36) })).join('');
      const whole = answers.get(23)?.body.toString() ?? '';
      const text = whole.replace(/<updates>.*<\/updates>/s, `<updates>${documents}</updates>`);
      // The first is the recorded answer; the others are made from recorded documents in its form.
      if (count === 1) replay(23)(request, response, count);
      else response.writeHead(200, { 'Content-Type': 'text/xml' }).end(text);
    });
    const open = await clientSession(upstream.url);
    const batch = await open.updates([small, nowhere, hidden], fetchOptions, never);
    assert.deepEqual(keysOf(batch), {
      received: [revisionKey(hidden), revisionKey(small)].sort(),
      failed: [[revisionKey(nowhere), 'updateNotDelivered']],
    });
  });

  it('24, 25: a refused batch is halved until it is taken', async () => {
    const upstream = await upsync();
    const sizes: number[] = [];
    upstream.on('GetUpdateData', (request, response, count) => {
      const asked = idsOf(request);
      sizes.push(asked.length);
      replay(asked.length > 1 ? 24 : 22)(request, response, count);
    });
    const open = await clientSession(upstream.url);
    const batch = await open.updates([software, nowhere], fetchOptions, never);
    assert.deepEqual(sizes, [2, 1, 1]);
    assert.deepEqual(keysOf(batch), {
      received: [revisionKey(software)],
      failed: [[revisionKey(nowhere), 'updateNotDelivered']],
    });
  });

  it('26–32, 34: operations that are not implemented say so', async () => {
    for (const number of [26, 27, 28, 29, 30, 31, 32, 34]) {
      const message = await readSoapMessage(answers.get(number)?.body.toString() ?? '');
      assert.ok(message.kind === 'fault');
      assert.equal(message.fault.errorCode, undefined);
      assert.equal(message.fault.faultString, 'The method or operation is not implemented.');
    }
    await assert.rejects((await session()).deployments({ sync: '1,2026-10-04 16:33:26.671' }, never), {
      key: 'soapFault',
      message: /not implemented$/,
    });
  });

  it('33: without a reporting service its URL is its identity, or what is expected', async () => {
    const upstream = await upsync();
    assert.equal((await clientSession(upstream.url)).identity, `url:${upstream.url}`);
    const expectedServerId = '059ab167-8a19-4bab-befc-daaab5b1d82b';
    const expected = await clientSession(upstream.url, { endpoint: { expectedServerId } });
    assert.equal(expected.identity, expectedServerId);
  });

  it('28, 49, 50, 51, 52: it delivers no files: they come from Microsoft', async () => {
    const upstream = await upsync();
    const sha1 = '87f5bd0469585006aa5d3a77d1c662fd2895ddcd';
    upstream.on(`/Content/CD/${sha1.toUpperCase()}.exe`, replay(52));
    upstream.on('/microsoftupdate/content/CD/AM_Delta.exe', replay(49));
    upstream.on('/am_delta.exe', (_request, response) => response.end('the file'));
    const open = await clientSession(upstream.url);
    const here = {
      sha1,
      name: 'AM_Delta.exe',
      upstreamUrl: 'microsoftupdate/content/CD/AM_Delta.exe',
    };
    const askedHere = [`/Content/CD/${sha1.toUpperCase()}.exe`, '/microsoftupdate/content/CD/AM_Delta.exe'];
    const atMicrosoft = { ...here, microsoftUpdateUrl: `${upstream.url}/am_delta.exe` };
    assert.equal((await readAll(open.file(atMicrosoft, never))).toString(), 'the file');
    assert.deepEqual(upstream.asked.slice(-4), ['GetConfigData', ...askedHere, '/am_delta.exe']);
    // Asked to fetch it only where nobody else has it; the refusal is told beside the 404.
    await assert.rejects(readAll(open.file(here, never)), {
      key: 'httpStatus',
      message: /HTTP status 404 .*, and it is not fetched: .*not implemented/,
    });
    assert.deepEqual(upstream.asked.slice(-3), [...askedHere, 'DownloadFiles']);
    assert.deepEqual(
      [50, 51].map((number) => answers.get(number)?.status),
      [500, 405],
    );
  });

  it('53: a document that was stored in another encoding is refused, the others are kept', async () => {
    const upstream = await upsync();
    const poisoned = answers.get(53)?.body.toString() ?? '';
    const text = poisoned.replace('<updates>', `<updates>${documentOf(19, small)}`);
    upstream.on('GetUpdateData', (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end(text);
    });
    const open = await clientSession(upstream.url);
    const batch = await open.updates([small, software], fetchOptions, never);
    assert.deepEqual(keysOf(batch), {
      received: [revisionKey(small)],
      failed: [[revisionKey(software), 'damagedDocument']],
    });
    assert.match(batch.failed[0]?.error.message ?? '', new RegExp(software.updateId));
  });
});
