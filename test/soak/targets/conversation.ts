import { systemIds } from '../../../src/base/ids.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { RevisionIdentity } from '../../../src/domain/revision.ts';
import { defaultClientSettings } from '../../../src/protocol/client/clientSettings.ts';
import { createUpstream } from '../../../src/protocol/client/wsusUpstream.ts';
import { SampleCatalog } from '../../../src/protocol/sample/sampleCatalog.ts';
import type { RequestRecord } from '../../../src/protocol/server/requestRecord.ts';
import type { OperationName } from '../../../src/protocol/soap/operations.ts';
import { inlineRecordDecoder } from '../../../src/protocol/update/recordDecoder.ts';
import { type Fault, FaultyUpstream } from '../../support/faultyUpstream.ts';

/** One call as it went over the wire. */
export interface Exchange {
  readonly operation: OperationName;
  readonly path: string;
  readonly request: Buffer;
  readonly answer: Buffer;
}

const operations = [
  ...([
    'GetAuthConfig',
    'GetAuthorizationCookie',
    'GetCookie',
    'GetConfigData',
    'GetRollupConfiguration',
  ] as const),
  ...(['GetRevisionIdList', 'GetUpdateData', 'GetDeployments', 'DownloadFiles'] as const),
] satisfies readonly OperationName[];

/** A conversation of our client with our server about a sample catalog, every call recorded. The cookies stay good while the server runs. */
export async function recordedConversation(onRequest: (record: RequestRecord) => void): Promise<{
  readonly exchanges: readonly Exchange[];
  readonly upstream: FaultyUpstream;
}> {
  const catalog = new SampleCatalog({ updates: 100 });
  const upstream = await FaultyUpstream.open(catalog, systemClock, undefined, onRequest);
  const exchanges: Exchange[] = [];
  for (const operation of operations) upstream.spoil(operation, recording(operation, exchanges));
  const client = createUpstream({
    clock: systemClock,
    ids: systemIds,
    decoder: inlineRecordDecoder,
    settings: () => defaultClientSettings,
  });
  const { signal } = new AbortController();
  const endpoint = {
    url: upstream.url,
    profile: 'windows-wsus',
    accountName: 'soak.example',
    accountId: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12',
  } as const;
  const session = await client.connect(endpoint, signal, () => undefined);
  const { languages } = await session.config(undefined, signal);
  const ids: RevisionIdentity[] = [];
  const listing = session.revisions({ kind: 'config' }, signal);
  let anchor: string | undefined;
  for (let next = await listing.next(); ; next = await listing.next()) {
    if (next.done === true) {
      anchor = next.value.anchor;
      break;
    }
    ids.push(...next.value);
  }
  const some = ids.slice(0, 8);
  await session.updates(some, { languages: ['en'], known: () => Promise.resolve(new Set()) }, signal);
  const filter = some.map(({ updateId }) => ({ id: updateId, delta: false }));
  const query = {
    kind: 'updates',
    categories: filter,
    classifications: filter,
    languages: languages.slice(0, 2).map(({ id }) => ({ id, delta: false })),
  } as const;
  const updates = session.revisions(query, signal);
  while ((await updates.next()).done !== true);
  await session.deployments({ sync: anchor ?? '' }, signal);
  await session.close();
  upstream.heal();
  return { exchanges, upstream };
}

function recording(operation: OperationName, exchanges: Exchange[]): Fault {
  return async (call, response, passOn) => {
    const { status, headers, body } = await passOn();
    exchanges.push({ operation, path: call.path, request: Buffer.from(call.body), answer: body });
    response.writeHead(status, headers).end(body);
  };
}
