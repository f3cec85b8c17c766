import type { RunDocument } from '../../domain/documents.ts';
import type { RemoteSite, SiteLinkDocument } from '../../domain/siteLinkDocument.ts';
import type { Store } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';

/** The links to child sites in other services, by site code. */
export async function allLinks(store: Store): Promise<readonly SiteLinkDocument[]> {
  return (await store.documents('links', { limit: 10_000 })).items;
}

/** The link that leads to a site in another service, be it the child there or one below it; undefined where none does. */
export async function linkToward(store: Store, siteCode: string): Promise<SiteLinkDocument | undefined> {
  const links = await allLinks(store);
  return (
    links.find(({ _id }) => _id === siteCode) ??
    links.find(({ sites }) => sites.some((site) => site.siteCode === siteCode))
  );
}

/** How many runs of a remote site are kept here; its own service keeps more. */
const keptRuns = 100;

/** Keeps what another service told of finished runs, so that the journal here shows them, too; those that are known already are left alone. */
export async function keepRemoteRuns(
  { store, fence }: Pick<EnginePorts, 'store' | 'fence'>,
  runs: readonly RunDocument[],
): Promise<void> {
  const ended = runs.filter(({ outcome }) => outcome !== 'running');
  const known = await Promise.all(ended.map(({ _id }) => store.document('runs', _id)));
  const fresh = ended.filter((run, index) => JSON.stringify(known[index]) !== JSON.stringify(run));
  if (fresh.length === 0) return;
  const removals: string[] = [];
  for (const siteCode of new Set(fresh.map((run) => run.siteCode))) {
    const { items } = await store.documents('runs', { where: { siteCode }, limit: 10_000 });
    removals.push(...items.slice(0, Math.max(0, items.length - keptRuns)).map(({ _id }) => _id));
  }
  await store.commit(
    {
      documents: [
        ...fresh.map((put) => ({ collection: 'runs', put }) as const),
        ...removals.map((remove) => ({ collection: 'runs', remove }) as const),
      ],
    },
    fence,
  );
}

/** The sites that a link may speak for: those whose code no other site of the hierarchy has here. */
export function ownSites(
  link: Pick<SiteLinkDocument, '_id' | 'parent'>,
  told: readonly RemoteSite[],
  taken: ReadonlySet<string>,
): readonly RemoteSite[] {
  const accepted = new Map<string, RemoteSite>();
  for (const site of told) {
    const isRoot = site.siteCode === link._id && site.parent === link.parent;
    const isBelow = accepted.has(site.parent) && !taken.has(site.siteCode);
    if ((isRoot || isBelow) && !accepted.has(site.siteCode)) accepted.set(site.siteCode, site);
  }
  return [...accepted.values()];
}
