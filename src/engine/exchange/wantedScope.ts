import { counted } from '../../base/amounts.ts';
import { firstFew } from '../../base/firstFew.ts';
import type { BundleFilter } from '../../domain/catalogBundle.ts';
import { expandProducts } from '../../domain/categories.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type KnownSigner, shownFingerprint } from '../../domain/signature.ts';
import type { Store } from '../../domain/store.ts';
import type { ReceivedWantedList, TakenCatalog, WantedList } from '../../domain/wantedList.ts';
import { allCategories } from '../administration/categories.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { filterText } from './exchangeState.ts';
import { retrievedOf } from './exportLanguages.ts';
import { type ExportScope, versionOf } from './exportScope.ts';
import type { ImportFinding } from './importFinding.ts';

/**
 * The updates that a disconnected site selected: those that changed since what it has, where that is known here and was taken with the same
 * filters; else all of them. Rejects with `distrustedSigner`; an unsigned list is answered, as it decides nothing but what is packed.
 */
export async function wantedScope(
  store: Store,
  sup: SupDocument,
  { name, list, signer }: ReceivedWantedList & { readonly signer: KnownSigner | null },
): Promise<ExportScope> {
  if (signer?.trust === 'distrusted')
    throw new SyncError('distrustedSigner', `${name} was signed by the distrusted key ${signer.name ?? ''}`);
  const { filter, unknown } = await wantedFilter(store, list.subscription);
  const start = await wantedStart(store, sup, list, filter);
  const { languages: retrieved } = await currentSubscription(store);
  const wanted = retrievedOf(retrieved, list.subscription.languages);
  const findings: ImportFinding[] = [signerFinding(name, signer), start.finding, ...wanted.findings];
  if (unknown.length > 0)
    findings.push({
      severity: 'warning',
      text: `${counted(unknown.length, 'product or classification', 'products and classifications')} that ${list.site.siteCode} selected ${unknown.length === 1 ? 'is' : 'are'} not known here: ${firstFew(unknown)}.`,
    });
  if (filter.products.length === 0 || filter.classifications.length === 0)
    findings.push({
      severity: 'warning',
      text: `${list.site.siteCode} selected no ${filter.products.length === 0 ? 'products' : 'classifications'}: the package has the categories to select from, and no updates.`,
    });
  return { filter, from: start.from, languages: wanted.languages, isOfLanguages: true, findings };
}

async function wantedFilter(
  store: Store,
  { products, classifications }: WantedList['subscription'],
): Promise<{ readonly filter: BundleFilter; readonly unknown: readonly string[] }> {
  const categories = await allCategories(store);
  const known = new Set(categories.map(({ _id }) => _id));
  return {
    filter: {
      products: [...expandProducts(products, categories)].sort(),
      classifications: [...new Set(classifications)].sort(),
    },
    unknown: [...products, ...classifications].filter((id) => !known.has(id)),
  };
}

async function wantedStart(
  store: Store,
  sup: SupDocument,
  { site: { siteCode }, taken }: WantedList,
  filter: BundleFilter,
): Promise<{ readonly from: ExportScope['from']; readonly finding: ImportFinding }> {
  const all = (why: string, severity: 'information' | 'warning' = 'warning') => ({
    from: null,
    finding: { severity, text: `${why}: the package has all that is wanted.` },
  });
  const has = taken.find(({ sourceId }) => sourceId === sup.serverId);
  if (taken.length === 0) return all(`${siteCode} has taken nothing yet`, 'information');
  if (has === undefined) return all(`What ${siteCode} has comes from another source than ${sup.serverName}`);
  const version = `version ${has.version}, which ${siteCode} has,`;
  if (filterText(has.filter) !== filterText(filter))
    return all(`${capital(version)} was taken with other filters`);
  const kept = await store.generations(supCatalog(sup._id));
  const found = kept.find(({ number }) => number === has.version);
  if (found === undefined)
    return all(
      has.version < (kept[0]?.number ?? 0)
        ? `${capital(version)} is no longer kept here, where the oldest is ${kept[0]?.number ?? 0}`
        : `${capital(version)} is not known here`,
    );
  if (versionOf(found).published !== has.published)
    return all(`${capital(version)} is another one here: this data folder was restored from a backup since`);
  return { from: versionOf(found), finding: changesFinding(siteCode, has, kept.at(-1)?.number) };
}

function changesFinding(
  siteCode: string,
  { version }: TakenCatalog,
  newest: number | undefined,
): ImportFinding {
  const text =
    version === newest
      ? `${siteCode} has version ${version}, the newest: the package changes nothing there.`
      : `The package has what changed since version ${version}, which ${siteCode} has.`;
  return { severity: 'information', text };
}

function signerFinding(name: string, signer: KnownSigner | null): ImportFinding {
  if (signer === null)
    return { severity: 'warning', text: `${name} is not signed: anybody may have written it.` };
  const fingerprint = shownFingerprint(signer.fingerprint);
  return signer.trust === 'unknown'
    ? { severity: 'warning', text: `${name} was signed with a key that is not trusted here: ${fingerprint}.` }
    : { severity: 'information', text: `${name} was signed by ${signer.name ?? ''} (${fingerprint}).` };
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
