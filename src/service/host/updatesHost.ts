import type { Application } from '../../app/application.ts';
import { neverAborted } from '../../base/neverAborted.ts';
import type { CatalogRow, RecordSummary } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { updateSeverities } from '../../domain/updateSeverity.ts';
import { categoryId, allCategories } from '../../engine/administration/categories.ts';
import { stateWords } from '../../engine/administration/compareVersions.ts';
import { downloadContent } from '../../engine/administration/contentDownload.ts';
import { declineUpdate } from '../../engine/administration/declineUpdate.ts';
import { importUpdates } from '../../engine/administration/importUpdates.ts';
import { requireSite, rootSite, topLevelSite } from '../../engine/administration/siteAdministration.ts';
import {
  addToGroup,
  changeGroup,
  createGroup,
  removeFromGroup,
  removeGroup,
  requireGroup,
  updateGroups,
} from '../../engine/administration/updateGroups.ts';
import {
  categoryNames,
  findKnownUpdate,
  findUpdate,
  relatedTitles,
  supersededBy,
} from '../../engine/administration/updateQueries.ts';
import { newestRevisions } from '../../engine/site/newestRevisions.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import { siteCatalog, supCatalog } from '../../engine/wsus/supCatalog.ts';
import type { UpdateFilter, UpdateOperations, UpdateView } from '../api/updates.ts';

/** Updates and software update groups, on an open data folder. */
export function updatesHost({ ports }: Application): UpdateOperations {
  const { store } = ports;
  const siteCodeOf = async (siteCode: string | undefined): Promise<string> =>
    (siteCode === undefined ? await rootSite(store) : await requireSite(store, siteCode))._id;
  const viewer = async () => {
    const categories = new Map((await allCategories(store)).map((category) => [category._id, category]));
    return ({ flags }: Pick<CatalogRow, 'flags'>, summary: RecordSummary): UpdateView => ({
      updateId: summary.updateId,
      revision: summary.revision,
      title: summary.title,
      articleId: summary.kbArticleId,
      severity: summary.severity,
      released: new Date(summary.created * 1000).toISOString(),
      ...categoryNames(summary.prerequisites, categories),
      state: stateWords(flags),
    });
  };
  return {
    searchUpdates: async (filter) => {
      const page = await store.search(
        siteCatalog(await siteCodeOf(filter.siteCode)),
        'published',
        await searchOf(ports, filter),
      );
      const view = await viewer();
      return { ...page, items: page.items.map(({ row, summary }) => view(row, summary)) };
    },
    update: async ({ id, siteCode }) => {
      const site = await siteCodeOf(siteCode);
      const { row, summary, header, isInDatabase } = await findKnownUpdate(store, site, id);
      const found = (await viewer())(row, summary);
      const named = await relatedTitles(store, site, header);
      const related = (updateId: string) => ({ updateId, title: named.get(updateId) ?? null });
      const { storedDigest, textDigest } = summary;
      return {
        ...found,
        state: isInDatabase ? found.state : [...found.state, 'not in the site database'],
        header,
        prerequisites: header.prerequisites
          .filter(({ isCategory }) => !isCategory)
          .map(({ anyOf }) => anyOf.map(related)),
        bundles: header.bundles.map(({ anyOf }) => anyOf.map(({ updateId }) => related(updateId))),
        supersedes: header.supersedes.map(related),
        supersededBy: await supersededBy(store, site, header.updateId),
        ...{ storedDigest, textDigest },
      };
    },
    updateXml: async ({ id, siteCode }) => {
      const { row } = await findKnownUpdate(store, await siteCodeOf(siteCode), id);
      const [record] = await store.records([row.record]);
      if (record === undefined)
        throw new SyncError('damagedStore', `The document of update ${id} is missing`);
      return ports.documentText(record);
    },
    importUpdates: async ({ ids }, { signal = neverAborted() } = {}) => {
      const imported = await importUpdates(ports, ids, signal);
      const [sup] = await siteSups(store, (await topLevelSite(store))._id);
      const found =
        sup === undefined
          ? []
          : [...(await newestRevisions(store, supCatalog(sup._id), 'published', imported)).values()];
      const view = await viewer();
      return found.map(({ row, summary }) => view(row, summary));
    },
    declineUpdate: async ({ id, siteCode }) =>
      declineUpdate(ports, await siteCodeOf(siteCode), id.trim().toLowerCase()),
    groups: async () => updateGroups(ports),
    createGroup: async ({ name, description }) => createGroup(ports, name, description),
    changeGroup: async ({ name, ...change }) => changeGroup(ports, name, change),
    addToGroup: async ({ name, ids }) => {
      const site = await siteCodeOf(undefined);
      for (const id of ids) await findUpdate(store, site, id);
      return addToGroup(
        ports,
        name,
        ids.map((id) => id.trim().toLowerCase()),
      );
    },
    removeFromGroup: async ({ name, ids }) =>
      removeFromGroup(
        ports,
        name,
        ids.map((id) => id.trim().toLowerCase()),
      ),
    removeGroup: async ({ name }) => removeGroup(ports, name),
    getContent: async ({ ids }, call) => {
      const files = await downloadContent(
        ports,
        ids.map((id) => id.trim().toLowerCase()),
        call,
      );
      return files.map(({ updateId, file, state, message }) => ({
        updateId,
        name: file.name,
        size: file.size,
        sha1: file.sha1,
        state,
        message: message ?? null,
      }));
    },
  };
}

async function searchOf({ store }: Application['ports'], filter: UpdateFilter) {
  const all = await allCategories(store);
  const categories = [
    ...(filter.product === undefined ? [] : [categoryId(all, filter.product, ['Product'])]),
    ...(filter.classification === undefined
      ? []
      : [categoryId(all, filter.classification, ['UpdateClassification'])]),
  ];
  const { text, kb, severity, superseded, expired, declined, group, after } = filter;
  return {
    limit: filter.limit ?? 50,
    ...(categories.length === 0 ? {} : { categories }),
    ...(text === undefined ? {} : { text }),
    ...(kb === undefined ? {} : { kb: kb.replace(/^KB/i, '') }),
    ...(severity === undefined ? {} : { severity: severityOf(severity) }),
    ...(superseded === undefined ? {} : { superseded }),
    ...(expired === undefined ? {} : { expired }),
    ...(declined === undefined ? {} : { declined }),
    ...(group === undefined ? {} : { updateIds: (await requireGroup({ store }, group)).updateIds }),
    ...(after === undefined ? {} : { after: pageOf(after) }),
    ...(filter.releasedSince === undefined ? {} : { releasedSince: momentOf(filter.releasedSince) }),
  };
}

function pageOf(after: string): string {
  if (!/^\d{1,20}$/.test(after)) throw new SyncError('invalidRequest', `${after} is no page of this list`);
  return after;
}

/** As documents write it: not at all where there is none. */
function severityOf(text: string): string {
  const names = [...updateSeverities.keys()];
  const name = names.find((known) => known.toLowerCase() === text.toLowerCase());
  if (name === undefined)
    throw new SyncError('invalidRequest', `${text} is no severity: ${names.join(', ')}`);
  return name === 'None' ? '' : name;
}

function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment))
    throw new SyncError('invalidRequest', `${text} is no date: 2026-11-24 or 2026-11-24T08:00Z`);
  return moment;
}
