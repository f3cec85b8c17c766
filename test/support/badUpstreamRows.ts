import type { ErrorKey } from '../../src/domain/errors/syncError.ts';
import { SampleCatalog } from '../../src/protocol/sample/sampleCatalog.ts';
import { serverCertificate } from './certificates.ts';
import {
  announcedSize,
  cut,
  emptyList,
  endless,
  first,
  fromCall,
  noCabinets,
  olderAnchor,
  refusal,
  refusedRevisions,
  silence,
  stall,
  status,
  truncated,
  wrongCookie,
} from './faults.ts';
import { type Fault, FaultyUpstream } from './faultyUpstream.ts';
import { freePort } from './freePort.ts';
import { ForwardProxy } from './forwardProxy.ts';
import type { TopLevelBench } from './topLevelBench.ts';

/** What a row spoils. */
export interface Spoiling {
  readonly bench: TopLevelBench;
  readonly upstream: FaultyUpstream;
  /** Keys of two updates that the next month brings. */
  readonly picked: ReadonlySet<string>;
}

/** Puts right what healing the upstream server does not. */
export type Repair = () => Promise<unknown>;

export interface Row {
  readonly name: string;
  readonly spoil: (spoiling: Spoiling) => Promise<Repair> | Repair | undefined;
  readonly full?: boolean;
  /** The retry is full although the run was not. */
  readonly fullRetry?: boolean;
  /** Time limits in ms; seconds otherwise, so that a busy machine is no bad upstream server. */
  readonly limits?: { readonly firstByte?: number; readonly stall?: number };
}

/** Ends in 6703. */
export interface FailingRow extends Row {
  readonly key: ErrorKey;
  readonly message: RegExp;
  /** Attempts made again before giving up. */
  readonly retries: number;
  /** True where some batches are committed before the failure. */
  readonly commits?: boolean;
}

/** Ends well after some attempts. */
export interface RecoveringRow extends Row {
  /** Errors told as retries, with the seconds waited where the server says how many. */
  readonly retried: readonly (readonly [ErrorKey, number?])[];
}

/** Ends well but for single updates. */
export interface SettingAsideRow extends Row {
  readonly key: ErrorKey;
}

const spoiled =
  (operation: string, fault: Fault): Row['spoil'] =>
  ({ upstream }) => {
    upstream.spoil(operation, fault);
    return undefined;
  };

async function otherSource({ bench, upstream }: Spoiling, url: string): Promise<Repair> {
  await bench.service.setSource({ siteCode: 'PS1', source: url });
  return () => bench.service.setSource({ siteCode: 'PS1', source: upstream.url });
}

/** Upstream servers that a run fails at. */
export const failingRows: readonly FailingRow[] = [
  {
    name: 'whose port is closed',
    spoil: async (spoiling) => otherSource(spoiling, `http://127.0.0.1:${await freePort()}`),
    key: 'cannotConnect',
    message: /^No connection: 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/,
    retries: 4,
  },
  {
    name: 'with TLS of an unknown certificate authority',
    spoil: async (spoiling) => {
      const { certificate: cert, key } = serverCertificate;
      const secured = await FaultyUpstream.open(new SampleCatalog({ updates: 100 }), spoiling.bench.clock, {
        ...{ cert, key },
      });
      const back = await otherSource(spoiling, secured.url);
      return async () => {
        await secured.close();
        await back();
      };
    },
    key: 'untrustedCertificate',
    message: /SHA-256/,
    retries: 0,
  },
  {
    name: 'behind an authenticating proxy that refuses the password',
    spoil: async (spoiling) => {
      const { service } = spoiling.bench;
      const access = { kind: 'basic', user: 'anna', password: 'right' } as const;
      const proxy = await ForwardProxy.open(spoiling.upstream.port, access);
      await otherSource(spoiling, 'http://upstream.test:8530');
      await service.setSettings({
        values: { 'proxy.url': proxy.url, 'proxy.user': 'anna', 'proxy.password': 'wrong' },
      });
      return () => service.setSettings({ values: { 'proxy.password': 'right' } });
    },
    key: 'proxyAuthentication',
    message: /./,
    retries: 0,
  },
  {
    name: 'that is always overloaded (503)',
    spoil: spoiled('GetRevisionIdList', status(503)),
    key: 'httpStatus',
    message: /^HTTP status 503 instead of an answer to GetRevisionIdList/,
    retries: 4,
  },
  {
    name: 'that asks for more patience than there is (503 with Retry-After: 86400)',
    spoil: spoiled('GetCookie', status(503, { 'Retry-After': '86400' })),
    key: 'httpStatus',
    message: /^HTTP status 503 /,
    retries: 0,
  },
  {
    name: 'that always cuts its list in mid-body',
    spoil: spoiled('GetRevisionIdList', cut),
    key: 'connectionAborted',
    message: /GetRevisionIdList/,
    retries: 4,
  },
  {
    name: 'that cuts its documents in mid-body after some batches',
    spoil: spoiled('GetUpdateData', fromCall(3, cut)),
    key: 'connectionAborted',
    message: /GetUpdateData/,
    retries: 4,
    commits: true,
  },
  {
    name: 'that stalls in the middle of its documents after some batches',
    spoil: spoiled('GetUpdateData', fromCall(3, stall)),
    key: 'timedOut',
    message: /^Nothing more came for 0\.1 seconds/,
    limits: { stall: 100 },
    retries: 4,
    commits: true,
  },
  {
    name: 'that never answers',
    spoil: spoiled('GetConfigData', silence),
    key: 'timedOut',
    message: /^No answer within 0\.1 seconds: GetConfigData/,
    limits: { firstByte: 100 },
    retries: 4,
  },
  {
    name: 'that sends truncated XML',
    spoil: spoiled('GetRevisionIdList', truncated),
    key: 'malformedAnswer',
    message: /GetRevisionIdList/,
    retries: 4,
  },
  {
    name: 'that sends truncated XML whatever document it is asked for',
    spoil: spoiled('GetUpdateData', truncated),
    key: 'tooManyFailures',
    message: /^Too many consecutive failures\. Aborting sync\. The last one: Update .*GetUpdateData/,
    retries: 4,
  },
  {
    name: 'that never takes the cookie it issued',
    spoil: spoiled('GetRevisionIdList', wrongCookie),
    key: 'invalidCookie',
    message: /GetRevisionIdList.*InvalidCookie/,
    retries: 0,
  },
  {
    name: 'that announces a list of ten gigabytes',
    spoil: spoiled('GetRevisionIdList', announcedSize),
    key: 'answerTooLarge',
    message: /GetRevisionIdList/,
    retries: 0,
  },
  {
    name: 'that lists without end',
    spoil: spoiled('GetRevisionIdList', endless),
    key: 'answerTooLarge',
    message: /1048576 bytes: GetRevisionIdList/,
    retries: 0,
  },
  {
    name: 'that sends documents without end after some batches',
    spoil: spoiled('GetUpdateData', fromCall(3, endless)),
    key: 'answerTooLarge',
    message: /1048576 bytes: GetUpdateData/,
    retries: 0,
    commits: true,
  },
  {
    name: 'that refuses every GetUpdateData after some batches as busy',
    spoil: spoiled('GetUpdateData', fromCall(3, refusal('ServerBusy'))),
    key: 'serverBusy',
    message: /GetUpdateData.*ServerBusy/,
    retries: 4,
    commits: true,
  },
  {
    name: 'of another protocol version',
    spoil: spoiled('GetCookie', refusal('IncompatibleProtocolVersion')),
    key: 'incompatibleProtocol',
    message: /GetCookie/,
    retries: 0,
  },
  {
    name: 'whose anchors go backwards',
    spoil: spoiled('GetRevisionIdList', olderAnchor),
    key: 'anchorBackwards',
    message: /the older 1,2006-01-01 00:00:00\.000$/,
    retries: 0,
    fullRetry: true,
  },
  {
    name: 'that lists nothing any more',
    spoil: spoiled('GetRevisionIdList', emptyList),
    full: true,
    key: 'suspiciousListing',
    message: /no longer lists (\d+) of \1 known updates$/,
    retries: 0,
  },
];

/** Upstream servers that a run gets along with. */
export const recoveringRows: readonly RecoveringRow[] = [
  {
    name: 'with 503 and Retry-After waits as long as it is asked to',
    spoil: spoiled('GetCookie', first(2, status(503, { 'Retry-After': '137' }))),
    retried: [
      ['httpStatus', 137],
      ['httpStatus', 137],
    ],
  },
  {
    name: 'that cuts a list in mid-body is asked again',
    spoil: spoiled('GetRevisionIdList', first(2, cut)),
    retried: [['connectionAborted'], ['connectionAborted']],
  },
  {
    name: 'that stalls in the middle of documents is asked again',
    spoil: spoiled('GetUpdateData', first(1, stall)),
    limits: { stall: 200 },
    retried: [['timedOut']],
  },
  {
    name: 'that sends truncated XML once is asked again',
    spoil: spoiled('GetUpdateData', first(1, truncated)),
    retried: [['malformedAnswer']],
  },
  {
    name: 'that no longer takes a cookie is signed in to again',
    spoil: spoiled('GetRevisionIdList', first(1, wrongCookie)),
    retried: [],
  },
];

/** Upstream servers with single bad updates. */
export const settingAsideRows: readonly SettingAsideRow[] = [
  {
    name: 'blobs are no cabinets',
    spoil: ({ upstream, picked }) => {
      upstream.spoil(
        'GetUpdateData',
        noCabinets((key) => picked.has(key)),
      );
      return undefined;
    },
    key: 'damagedCabinet',
  },
  {
    name: 'ids are refused by GetUpdateData',
    spoil: ({ upstream, picked }) => {
      upstream.spoil(
        'GetUpdateData',
        refusedRevisions((key) => picked.has(key)),
      );
      return undefined;
    },
    key: 'internalServerError',
  },
];
