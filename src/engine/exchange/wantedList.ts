import type { ExchangeDocument, SiteDocument, SupDocument } from '../../domain/documents.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';
import {
  mostWantedFiles,
  type TakenCatalog,
  type WantedFile,
  type WantedList,
} from '../../domain/wantedList.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { filterOfText, importKey } from './exchangeState.ts';

/** What a site has by imports into its source SUP, and what it wants. `now`: ms UTC. */
export async function wantedList(
  store: Store,
  { site, sup, now }: { readonly site: SiteDocument; readonly sup: SupDocument; readonly now: number },
): Promise<WantedList> {
  const { products, classifications, languages } = await currentSubscription(store);
  const taken = await store.document('exchanges', importKey(sup._id));
  return {
    ...{ format: 'susync-wanted', schema: 1 },
    site: { siteCode: site._id, serverName: sup.serverName, serverId: sup.serverId },
    written: new Date(now).toISOString(),
    subscription: { products, classifications, languages },
    taken: taken === undefined ? [] : [takenOf(taken)],
    files: await missingFiles(store),
  };
}

function takenOf({ sourceId, version, published, filter }: ExchangeDocument): TakenCatalog {
  return { sourceId, version, published, filter: filterOfText(filter) };
}

/** License files that are not here, and update files that somebody asked for. */
async function missingFiles(store: Store): Promise<readonly WantedFile[]> {
  const missing: WantedFile[] = [];
  for await (const page of pagesOf((after) => store.documents('contentFiles', pageAfter(after, 1000)))) {
    for (const { _id: sha1, size, kind, state } of page) {
      if ((state === 'pending' || state === 'failed') && missing.length < mostWantedFiles)
        missing.push({ sha1, size, kind });
    }
  }
  return missing;
}
