import type { BundleFilter, BundleVersion } from '../../domain/catalogBundle.ts';
import { expandProducts } from '../../domain/categories.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Generation, Store } from '../../domain/store.ts';
import { allCategories, categoryId } from '../administration/categories.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { exportKey } from './exchangeState.ts';
import { requestedLanguages } from './exportLanguages.ts';
import type { ImportFinding } from './importFinding.ts';

/** What of a catalog is to be exported; products and classifications by id or name. */
export interface ExportScopeRequest {
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  /** Only what changed after this version, or after the last export with the same filter. */
  readonly since?: number | 'last';
  /** Short names: update files of these languages alone. */
  readonly languages?: readonly string[];
}

/** What a package holds: updates of a filter, all of them or since a state. */
export interface ExportScope {
  readonly filter: BundleFilter | null;
  readonly from: BundleVersion | null;
  /** Short names of the languages that the package is of. */
  readonly languages: readonly string[];
  /** Whether update files of other languages are left out. */
  readonly isOfLanguages: boolean;
  readonly findings: readonly ImportFinding[];
}

/** What a request comes to when version `to` is exported. Rejects with `notFound` for a name, or a version that is no longer kept; with `invalidRequest` for a language. */
export async function requestedScope(
  store: Store,
  sup: SupDocument,
  request: ExportScopeRequest,
  to: BundleVersion,
): Promise<ExportScope> {
  const filter = await filterOf(store, request);
  const { languages: retrieved } = await currentSubscription(store);
  const { languages, findings } = requestedLanguages(retrieved, request.languages);
  const from = await fromOf(store, sup, filter, request.since);
  const unchanged: readonly ImportFinding[] =
    from?.version === to.version
      ? [{ severity: 'information', text: `Nothing has changed since version ${to.version}.` }]
      : [];
  return {
    ...{ filter, from, languages, isOfLanguages: request.languages !== undefined },
    findings: [...findings, ...unchanged],
  };
}

/** A generation as packages name it. */
export function versionOf({ number, published }: Generation): BundleVersion {
  return { version: number, published: new Date(published).toISOString() };
}

/** The ids of a filter: one of the lists alone stands for all of the other. */
async function filterOf(store: Store, request: ExportScopeRequest): Promise<BundleFilter | null> {
  const { products = [], classifications = [] } = request;
  if (products.length + classifications.length === 0) return null;
  const categories = await allCategories(store);
  const named = products.map((name) => categoryId(categories, name, ['Product', 'ProductFamily', 'Company']));
  const classes = classifications.map((name) => categoryId(categories, name, ['UpdateClassification']));
  const all = (type: string): readonly string[] =>
    categories.filter((one) => one.type === type).map(({ _id }) => _id);
  return {
    products: [
      ...(named.length === 0 ? all('Product') : new Set([...expandProducts(named, categories)])),
    ].sort(),
    classifications: [...(classes.length === 0 ? all('UpdateClassification') : new Set(classes))].sort(),
  };
}

async function fromOf(
  store: Store,
  sup: SupDocument,
  filter: BundleFilter | null,
  since: ExportScopeRequest['since'],
): Promise<BundleVersion | null> {
  if (since === undefined) return null;
  const last = since === 'last' ? await store.document('exchanges', exportKey(sup._id, filter)) : undefined;
  if (since === 'last' && last === undefined)
    throw new SyncError(
      'notFound',
      `${sup.serverName} was not exported with these filters yet: export without --since first`,
    );
  const wanted = since === 'last' ? last?.version : since;
  const kept = await store.generations(supCatalog(sup._id));
  const found = kept.find(({ number }) => number === wanted);
  // Another moment: the store was restored from a backup, and the number stands for something else now.
  if (found !== undefined && (last === undefined || versionOf(found).published === last.published))
    return versionOf(found);
  throw new SyncError(
    'notFound',
    `Version ${wanted ?? 0} of ${sup.serverName} is not kept; the oldest is ${kept[0]?.number ?? 0}: export without --since`,
  );
}
