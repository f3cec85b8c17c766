import type { CatalogKey } from '../../domain/catalogRow.ts';
import { chunksOf, pageAfter, pagesOf } from '../../domain/paging.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { upstreamEndpoint } from '../run/upstreamEndpoint.ts';
import { type PullSelection, updatesQuery } from '../wsus/revisionFilter.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { topLevelSite } from './siteAdministration.ts';

/** What a source offers for a selection, and about how much of it is still to be received. */
export interface SubscriptionEstimate {
  /** Revisions that the source lists: more than the site database takes, as parts of bundles and older revisions are among them. */
  readonly offeredRevisions: number;
  /** Those of them that are not here. */
  readonly missingRevisions: number;
  /** Bytes of their documents, as many of average size. */
  readonly estimatedBytes: number;
  readonly averageBytes: number;
  /** Documents of updates here that the average was measured on; 0: none is here, a typical size was taken. */
  readonly measuredDocuments: number;
}

/** Documents of updates that the average is measured on. */
const measured = 200;
/** Rows that are looked through for them. */
const lookedThrough = 20_000;
/** Bytes of an update's document as received, in the mean of 20,000 updates. */
const typicalBytes = 4_800;

/** Asks the top-level site's source what it offers for a selection; nothing is retrieved. Rejects with `noSource`, `noSoftwareUpdatePoint`. */
export async function estimateSubscription(
  ports: EnginePorts,
  selection: PullSelection,
  signal: AbortSignal,
): Promise<SubscriptionEstimate> {
  const { store } = ports;
  const site = await topLevelSite(store);
  const sup = await sourceSup(store, site._id);
  const catalog = supCatalog(sup._id);
  const { average, documents } = await averageDocument(store, catalog);
  let [offered, missing] = [0, 0];
  const session = await ports.upstream.connect(upstreamEndpoint(site, sup), signal, () => undefined);
  try {
    const { languages } = await session.config(undefined, signal);
    const wanted = updatesQuery(selection, languages, undefined);
    if (wanted !== undefined) {
      for await (const page of session.revisions(wanted.query, signal)) {
        offered += page.length;
        for (const identities of chunksOf(page, 1000)) {
          const rows = await store.find(
            catalog,
            'open',
            identities.map(({ updateId }) => updateId),
          );
          const known = new Set(rows.map(revisionKey));
          missing += identities.filter((identity) => !known.has(revisionKey(identity))).length;
        }
      }
    }
  } finally {
    await session.close();
  }
  return {
    ...{ offeredRevisions: offered, missingRevisions: missing },
    ...{ estimatedBytes: missing * average, averageBytes: average, measuredDocuments: documents },
  };
}

async function averageDocument(
  store: Store,
  catalog: CatalogKey,
): Promise<{ readonly average: number; readonly documents: number }> {
  const records: number[] = [];
  let seen = 0;
  for await (const rows of pagesOf((after) => store.rows(catalog, 'open', pageAfter(after, 2000)))) {
    const summaries = await store.summaries(rows.map(({ record }) => record));
    for (const { updateType, record } of summaries)
      if (updateType === 'Software' || updateType === 'Driver') records.push(record);
    seen += rows.length;
    if (records.length >= measured || seen >= lookedThrough) break;
  }
  const documents = await store.records(records.slice(0, measured));
  if (documents.length === 0) return { average: typicalBytes, documents: 0 };
  const total = documents.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  return { average: Math.round(total / documents.length), documents: documents.length };
}
