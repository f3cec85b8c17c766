import { SampleCatalog } from '../../../src/protocol/sample/sampleCatalog.ts';
import { serverCertificate } from '../certificates.ts';
import { announcedSize, cut, endless, first, fromCall, silence, stall, status } from '../faults.ts';
import { FaultyUpstream } from '../faultyUpstream.ts';
import { ForwardProxy } from '../forwardProxy.ts';
import { freePort } from '../freePort.ts';
import { announcing, drip, manyHeaders, otherProtocol, reset } from '../httpFaults.ts';
import type { TopLevelBench } from '../topLevelBench.ts';
import { type FaultRow, fails, recovers, type Repair } from './faultRow.ts';

async function otherSource(bench: TopLevelBench, upstream: FaultyUpstream, url: string): Promise<Repair> {
  await bench.service.setSource({ siteCode: 'PS1', source: url });
  return () => bench.service.setSource({ siteCode: 'PS1', source: upstream.url });
}

/** Nobody answers, or not over HTTP, or not to the end. */
export const connectionFaults: readonly FaultRow[] = [
  {
    name: 'its port is closed',
    where: 'connection',
    source: async (bench, upstream) => otherSource(bench, upstream, `http://127.0.0.1:${await freePort()}`),
    end: fails('cannotConnect', /^No connection: 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/, { retries: 4 }),
  },
  {
    name: 'its certificate is of an unknown authority',
    where: 'connection',
    source: async (bench, upstream) => {
      const { certificate: cert, key } = serverCertificate;
      const catalog = new SampleCatalog({ updates: 100 });
      const secured = await FaultyUpstream.open(catalog, bench.clock, { cert, key });
      const back = await otherSource(bench, upstream, secured.url);
      return async () => {
        await secured.close();
        await back();
      };
    },
    end: fails('untrustedCertificate', /SHA-256/),
  },
  {
    name: 'the proxy before it refuses the password',
    where: 'connection',
    source: async (bench, upstream) => {
      const { service } = bench;
      const access = { kind: 'basic', user: 'anna', password: 'right' } as const;
      const proxy = await ForwardProxy.open(upstream.port, access);
      await otherSource(bench, upstream, 'http://upstream.test:8530');
      await service.setSettings({
        values: { 'proxy.url': proxy.url, 'proxy.user': 'anna', 'proxy.password': 'wrong' },
      });
      return () => service.setSettings({ values: { 'proxy.password': 'right' } });
    },
    end: fails('proxyAuthentication', /./),
  },
  {
    name: 'it resets every connection',
    where: 'GetRevisionIdList',
    script: reset,
    end: fails('connectionAborted', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it resets a connection twice',
    where: 'GetConfigData',
    // A connection that was kept may be closed at any time: the client sends such a call again unnoticed, once.
    script: first(3, reset),
    end: recovers('connectionAborted'),
  },
  {
    name: 'it speaks another protocol',
    where: 'GetConfigData',
    script: otherProtocol,
    end: fails('malformedAnswer', /GetConfigData/, { retries: 4 }),
  },
  {
    name: 'its headers do not end',
    where: 'GetRevisionIdList',
    script: manyHeaders,
    end: fails('limitExceeded', /headers.*GetRevisionIdList/),
  },
  {
    name: 'it never answers',
    where: 'GetConfigData',
    script: silence,
    limits: { firstByte: 100 },
    end: fails('timedOut', /^No answer within 0\.1 seconds: GetConfigData/, { retries: 4 }),
  },
  {
    name: 'it cuts its list in mid-body every time',
    where: 'GetRevisionIdList',
    script: cut,
    end: fails('connectionAborted', /GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it cuts a list in mid-body twice',
    where: 'GetRevisionIdList',
    script: first(2, cut),
    end: recovers('connectionAborted', 'connectionAborted'),
  },
  {
    name: 'it cuts its documents in mid-body after some batches',
    where: 'GetUpdateData',
    script: fromCall(3, cut),
    end: fails('connectionAborted', /GetUpdateData/, { retries: 4, commits: true }),
  },
  {
    name: 'it stalls in the middle of its documents after some batches',
    where: 'GetUpdateData',
    script: fromCall(3, stall),
    limits: { stall: 100 },
    end: fails('timedOut', /^Nothing more came for 0\.1 seconds/, { retries: 4, commits: true }),
  },
  {
    name: 'it stalls in the middle of documents once',
    where: 'GetUpdateData',
    script: first(1, stall),
    limits: { stall: 200 },
    end: recovers('timedOut'),
  },
  {
    name: 'it sends byte by byte without end',
    where: 'GetRevisionIdList',
    script: drip,
    limits: { stall: 100 },
    end: fails('timedOut', /^Only \d+ bytes came in 0\.1 seconds: GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it sends byte by byte once',
    where: 'GetUpdateData',
    script: first(1, drip),
    limits: { stall: 100 },
    end: recovers('timedOut'),
  },
  {
    name: 'it announces more bytes than come',
    where: 'GetConfigData',
    script: announcing((length) => length + 100),
    end: fails('connectionAborted', /GetConfigData/, { retries: 4 }),
  },
  {
    name: 'it announces fewer bytes than come',
    where: 'GetConfigData',
    script: announcing((length) => length - 100),
    end: fails('malformedAnswer', /GetConfigData/, { retries: 4 }),
  },
  {
    name: 'it announces ten gigabytes',
    where: 'GetRevisionIdList',
    script: announcedSize,
    end: fails('answerTooLarge', /GetRevisionIdList/),
  },
  {
    name: 'its list does not end',
    where: 'GetRevisionIdList',
    script: endless,
    end: fails('answerTooLarge', /1048576 bytes: GetRevisionIdList/),
  },
  {
    name: 'its documents do not end after some batches',
    where: 'GetUpdateData',
    script: fromCall(3, endless),
    end: fails('answerTooLarge', /1048576 bytes: GetUpdateData/, { commits: true }),
  },
  {
    name: 'its configuration does not end',
    where: 'GetConfigData',
    script: endless,
    end: fails('answerTooLarge', /GetConfigData/),
  },
  {
    name: 'it is always overloaded (503)',
    where: 'GetRevisionIdList',
    script: status(503),
    end: fails('httpStatus', /^HTTP status 503 instead of an answer to GetRevisionIdList/, { retries: 4 }),
  },
  {
    name: 'it asks for more patience than there is (503 with Retry-After: 86400)',
    where: 'GetCookie',
    script: status(503, { 'Retry-After': '86400' }),
    end: fails('httpStatus', /^HTTP status 503 /),
  },
  {
    name: 'it asks for some patience (503 with Retry-After: 137)',
    where: 'GetCookie',
    script: first(2, status(503, { 'Retry-After': '137' })),
    end: recovers(['httpStatus', 137], ['httpStatus', 137]),
  },
  {
    name: 'it has too many requests (429)',
    where: 'GetUpdateData',
    script: first(1, status(429, { 'Retry-After': '30' })),
    end: recovers(['httpStatus', 30]),
  },
  {
    name: 'its gateway fails once (502)',
    where: 'GetUpdateData',
    script: first(1, status(502)),
    end: recovers('httpStatus'),
  },
  {
    name: 'it times out once (408)',
    where: 'GetRevisionIdList',
    script: first(1, status(408)),
    end: recovers('httpStatus'),
  },
  {
    name: 'it fails without a fault (500)',
    where: 'GetRevisionIdList',
    script: status(500),
    end: fails('httpStatus', /^HTTP status 500 /, { retries: 4 }),
  },
  {
    name: 'it wants a password (401)',
    where: 'GetAuthConfig',
    script: status(401),
    end: fails('httpStatus', /^HTTP status 401 /),
  },
  {
    name: 'it forbids (403)',
    where: 'GetUpdateData',
    script: fromCall(2, status(403)),
    end: fails('httpStatus', /^HTTP status 403 instead of an answer to GetUpdateData/),
  },
  {
    name: 'it sends elsewhere (302)',
    where: 'GetConfigData',
    script: status(302, { Location: 'http://elsewhere.invalid/' }),
    end: fails('httpStatus', /^HTTP status 302 /),
  },
];
