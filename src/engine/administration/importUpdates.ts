import { SyncError } from '../../domain/errors/syncError.ts';
import type { SupDocument } from '../../domain/documents.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import type { EnginePorts } from '../ports.ts';
import { upstreamEndpoint } from '../run/upstreamEndpoint.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { currentSubscription } from './subscriptionChange.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { topLevelSite } from './siteAdministration.ts';

/** How many revision numbers below the highest usual one are tried for an update whose revision nobody told. */
const revisionsToTry = [
  1,
  2,
  50,
  51,
  100,
  101,
  102,
  103,
  ...Array.from({ length: 31 }, (_, index) => 200 + index),
];

/**
 * Fetches single updates by id from the top-level site's source into its source SUP, whatever the subscription says.
 * MS-WSUSSS has no call that tells an update's revision, so the usual revision numbers are asked in one batch each.
 */
export async function importUpdates(
  ports: EnginePorts,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const site = await topLevelSite(ports.store);
  const sup = await sourceSup(ports.store, site._id);
  if (await ports.store.hasOpenChanges(supCatalog(sup._id))) {
    throw new SyncError(
      'busy',
      `A synchronization of ${sup.serverName} is under way or was cut off: synchronize, then import`,
    );
  }
  const session = await ports.upstream.connect(upstreamEndpoint(site, sup), signal, () => undefined);
  try {
    const imported: string[] = [];
    for (const id of ids) {
      if (await importOne(ports, session, sup, id.toLowerCase(), signal)) imported.push(id.toLowerCase());
    }
    return imported;
  } finally {
    await session.close();
  }
}

async function importOne(
  ports: EnginePorts,
  session: UpstreamSession,
  sup: SupDocument,
  updateId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, fence, clock } = ports;
  const { languages } = await currentSubscription(store);
  const candidates = revisionsToTry.map((revision) => ({ updateId, revision }));
  const known = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
  const batch = await session.updates(candidates, { languages, known }, signal);
  const newest = [...batch.received].sort((a, b) => b.identity.revision - a.identity.revision)[0];
  if (newest?.kind !== 'decoded') return false;
  const catalog = supCatalog(sup._id);
  const { storedDigest } = newest.record;
  await store.commit(
    {
      records: [newest.record],
      catalogs: [
        {
          catalog,
          upserts: [{ ...newest.identity, storedDigest, flags: 0, since: clock.now() }],
          publish: true,
        },
      ],
    },
    fence,
  );
  return true;
}
