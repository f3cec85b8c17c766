import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { UpstreamSession } from '../../../../src/domain/upstream.ts';
import { configOf } from '../../../../src/protocol/client/configAnswer.ts';
import { readSoapMessage } from '../../../../src/protocol/soap/soapMessage.ts';
import { recordText } from '../../../../src/protocol/update/recordDecoder.ts';
import { clientSession, ImpatientClock, listed, never } from '../../../support/clientSession.ts';
import { first, ScriptedUpstream, xml } from '../../../support/scriptedUpstream.ts';
import { describeWithSharedData, sharedDataPath } from '../../../support/sharedData.ts';

const product = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const classification = 'e0789628-ce08-4437-be74-2495b842f43b';
const fetchOptions = { languages: ['en'], known: () => Promise.resolve(new Set<string>()) };

function recorded(name: string): string {
  return readFileSync(sharedDataPath(`wsus-exchanges/exchanges/${name}`), 'utf8');
}

/** A server that answers every operation with one recorded answer. */
async function recordedServer(answers: Readonly<Record<string, string>> = {}): Promise<ScriptedUpstream> {
  const upstream = await ScriptedUpstream.open();
  const all = {
    GetAuthConfig: '000001',
    GetAuthorizationCookie: '000002',
    GetCookie: '000003',
    GetConfigData: '000005',
    ...answers,
  };
  for (const [operation, number] of Object.entries(all))
    upstream.on(operation, xml(200, recorded(`${number}.response.xml`)));
  return upstream;
}

async function sessionWith(upstream: ScriptedUpstream): Promise<UpstreamSession> {
  return clientSession(upstream.url, { clock: new ImpatientClock('2026-10-04T16:33:26Z') });
}

describeWithSharedData('A conversation as recorded with a Windows Server 2025 update service', () => {
  const filter = (delta: boolean) => ({
    categories: [{ id: product, delta }],
    classifications: [{ id: classification, delta }],
    // Windows servers are not sent languages: the recorded requests have none.
    languages: [{ id: 1033, delta }],
  });

  it('signs in with the recorded requests, byte for byte', async () => {
    const upstream = await recordedServer();
    await sessionWith(upstream);
    assert.deepEqual(
      upstream.seen.slice(0, 3).map(({ body }) => body),
      ['000001', '000002', '000003'].map((number) => recorded(`${number}.request.xml`)),
    );
    assert.deepEqual(
      upstream.seen
        .slice(0, 3)
        .map(({ url, headers }) => [url, headers['soapaction'], headers['content-type']]),
      [
        [
          '/ServerSyncWebService/ServerSyncWebService.asmx',
          '"http://www.microsoft.com/SoftwareDistribution/GetAuthConfig"',
          'text/xml; charset=utf-8',
        ],
        [
          '/DssAuthWebService/DssAuthWebService.asmx',
          '"http://www.microsoft.com/SoftwareDistribution/Server/DssAuthWebService/GetAuthorizationCookie"',
          'text/xml; charset=utf-8',
        ],
        [
          '/ServerSyncWebService/ServerSyncWebService.asmx',
          '"http://www.microsoft.com/SoftwareDistribution/GetCookie"',
          'text/xml; charset=utf-8',
        ],
      ],
    );
  });

  const calls: Readonly<
    Record<
      string,
      { readonly operation: string; readonly call: (session: UpstreamSession) => Promise<unknown> }
    >
  > = {
    '000004': {
      operation: 'GetConfigData',
      call: async (session) => {
        const config = await session.config('9438,2026-10-04 16:09:27.167', never);
        assert.deepEqual(config, {
          anchor: '9438,2026-10-04 16:33:26.668',
          protocolVersion: '1.20',
          catalogOnlySync: false,
          maxUpdatesPerRequest: 100,
          languages: [],
        });
      },
    },
    '000005': {
      operation: 'GetConfigData',
      call: async (session) => {
        const config = await session.config(undefined, never);
        assert.equal(config.languages.length, 39);
        assert.deepEqual(config.languages[0], { id: 0, shortName: 'all', longName: 'all', enabled: false });
        assert.deepEqual(
          config.languages.filter(({ enabled }) => enabled).map(({ shortName }) => shortName),
          ['en'],
        );
      },
    },
    '000006': {
      operation: 'GetRevisionIdList',
      call: async (session) => {
        const { ids, end } = await listed(session.revisions({ kind: 'config' }, never));
        assert.equal(ids.length, 30);
        assert.equal(ids[0], 'e6cf1350-c01b-414d-a61f-263d14d133b4.100');
        assert.deepEqual(end, { anchor: '9438,2026-10-04 16:33:26.671' });
      },
    },
    '000009': {
      operation: 'GetRevisionIdList',
      call: async (session) => {
        const { ids, end } = await listed(session.revisions({ kind: 'updates', ...filter(true) }, never));
        assert.equal(ids.length, 30);
        assert.deepEqual(end, { anchor: '9438,2026-10-04 16:33:26.750' });
      },
    },
    '000011': {
      operation: 'GetRevisionIdList',
      call: async (session) => {
        const query = { kind: 'updates', anchor: '9438,2026-10-04 16:09:27.371', ...filter(true) } as const;
        assert.deepEqual(await listed(session.revisions(query, never)), {
          ids: [],
          pages: 0,
          end: { anchor: '9438,2026-10-04 16:33:26.848' },
        });
      },
    },
    ...Object.fromEntries(
      (
        [
          ['000013', 'a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe', 200],
          ['000014', '266f6222-c89d-43f2-9f8a-69340271e677', 200],
          ['000015', 'ccb78947-6453-4ecc-9de8-bc0305c98f2d', 200],
          ['000016', '56309036-4c77-4dd9-951a-99ee9c246a94', 101],
        ] as const
      ).map(([number, updateId, revision]) => [
        number,
        {
          operation: 'GetUpdateData',
          call: async (session: UpstreamSession): Promise<void> => {
            const batch = await session.updates([{ updateId, revision }], fetchOptions, never);
            assert.deepEqual(batch.failed, []);
            const [update] = batch.received;
            assert.ok(update?.kind === 'decoded');
            const document = readFileSync(
              sharedDataPath(`wsus-exchanges/docs/${updateId}.r${revision}.xml`),
              'utf8',
            );
            assert.equal(recordText(update.record), document);
            if (number !== '000014') return;
            assert.deepEqual(
              batch.files.map(({ sha1 }) => sha1),
              ['87f5bd0469585006aa5d3a77d1c662fd2895ddcd'],
            );
            assert.match(
              batch.files[0]?.microsoftUpdateUrl ?? '',
              /^http:\/\/download\.windowsupdate\.com\/.*ddcd\.exe$/,
            );
            assert.equal(batch.files[0]?.upstreamUrl, undefined);
          },
        },
      ]),
    ),
  };

  for (const [number, { operation, call }] of Object.entries(calls)) {
    it(`asks ${operation} with request ${number}, byte for byte, and reads the answer`, async () => {
      const upstream = await recordedServer();
      const session = await sessionWith(upstream);
      await session.config(undefined, never);
      upstream.on(operation, xml(200, recorded(`${number}.response.xml`)));
      await call(session);
      assert.equal(upstream.seen.at(-1)?.body, recorded(`${number}.request.xml`));
    });
  }

  it('ends in internalServerError for a revision that the server does not have (fault 17)', async () => {
    const upstream = await recordedServer();
    upstream.on('GetUpdateData', xml(500, recorded('000017.response.fault.xml')));
    const session = await sessionWith(upstream);
    const batch = await session.updates([{ updateId: product, revision: 1 }], fetchOptions, never);
    assert.equal(batch.failed[0]?.error.key, 'internalServerError');
  });

  it('lists everything after the server refused the anchor (fault 18)', async () => {
    const upstream = await recordedServer({ GetRevisionIdList: '000009' });
    const everything = xml(200, recorded('000009.response.xml'));
    upstream.on('GetRevisionIdList', first(1, xml(500, recorded('000018.response.fault.xml')), everything));
    const session = await sessionWith(upstream);
    const query = { kind: 'updates', anchor: '9438,2026-10-04 16:09:27.371', ...filter(true) } as const;
    const { ids, end } = await listed(session.revisions(query, never));
    assert.equal(ids.length, 30);
    assert.deepEqual(end, { anchor: '9438,2026-10-04 16:33:26.750', restarted: true });
    assert.equal(upstream.seen.at(-1)?.body, recorded('000009.request.xml'), 'as a first listing');
  });

  it('begins anew after InvalidCookie and asks again (fault 19)', async () => {
    const upstream = await recordedServer({ GetRevisionIdList: '000006' });
    const listing = xml(200, recorded('000006.response.xml'));
    upstream.on('GetRevisionIdList', first(1, xml(500, recorded('000019.response.fault.xml')), listing));
    const session = await sessionWith(upstream);
    assert.equal((await listed(session.revisions({ kind: 'config' }, never))).ids.length, 30);
    assert.deepEqual(upstream.asked.slice(-5), [
      'GetRevisionIdList',
      'GetAuthConfig',
      'GetAuthorizationCookie',
      'GetCookie',
      'GetRevisionIdList',
    ]);
  });
});

describeWithSharedData('The configuration of Microsoft Update', () => {
  it('is read although its members stand in another order', async () => {
    const text = readFileSync(sharedDataPath('wsus-exchanges/microsoft_sync_config_20261006.xml'), 'utf8');
    const message = await readSoapMessage(text);
    assert.ok(message.kind === 'element');
    const config = configOf(message.element);
    assert.deepEqual(
      {
        ...config,
        languages: config.languages.filter(({ enabled }) => enabled).map(({ shortName }) => shortName),
      },
      {
        anchor: '2026-10-05 17:27:44.393',
        protocolVersion: '1.21',
        catalogOnlySync: true,
        maxUpdatesPerRequest: 100,
        languages: ['all'],
      },
    );
  });
});

describeWithSharedData('A sample message of the specification', () => {
  it('with a fault of InvalidCookie is read although its faultstring is a stack', async () => {
    const name = '25-DEPLOYMENTS-SYNC-PHASE-GetDeployments-Failure-Response-InvalidCookie.xml';
    const message = await readSoapMessage(
      readFileSync(sharedDataPath(`wsusss-spec/samples/${name}`), 'utf8'),
    );
    assert.ok(message.kind === 'fault');
    assert.equal(message.fault.errorCode, 'InvalidCookie');
  });

  it('with deployments gives its declined updates', async () => {
    const name = '14-DEPLOYMENTS-SYNC-PHASE-GetDeployments-Response.xml';
    const upstream = await ScriptedUpstream.open();
    upstream.on(
      'GetDeployments',
      xml(200, readFileSync(sharedDataPath(`wsusss-spec/samples/${name}`), 'utf8')),
    );
    const session = await clientSession(upstream.url);
    assert.deepEqual(await session.deployments({ sync: '4742,2006-05-26 18:59:26.192' }, never), {
      anchor: '4742,2006-05-26 18:59:26.192',
      hiddenUpdates: ['9a9bafe2-fbfc-4b0b-8479-49a2bb08cd5a', '6c9d9217-0e1d-434a-a938-d9918703c361'],
      acceptedEulas: [],
    });
  });
});
