import { settingsFrom } from '../../src/domain/settings.ts';
import type { SettingDocument } from '../../src/domain/documents.ts';
import type { SyncEventKind } from '../../src/domain/syncEvent.ts';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import type { SiteLink, SiteLinks } from '../../src/domain/siteLink.ts';
import type { ContentStore } from '../../src/domain/store.ts';
import { addSite, type NewSite } from '../../src/engine/administration/siteAdministration.ts';
import { addSup } from '../../src/engine/administration/supAdministration.ts';
import { setSource } from '../../src/engine/administration/sourceAdministration.ts';
import { LocalSiteLink } from '../../src/engine/hierarchy/localSiteLink.ts';
import { SyncCoordinator } from '../../src/engine/hierarchy/syncCoordinator.ts';
import type { EnginePorts } from '../../src/engine/ports.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeUpstream } from './fakeUpstream.ts';
import { MemoryStore } from './memoryStore.ts';

/** The engine with everything around it faked: a store in memory, an upstream server in memory, a clock that stands still. */
export class EngineBench {
  readonly clock = new FakeClock('2026-11-24T08:00:00Z');
  readonly store = new MemoryStore(() => this.clock.now());
  readonly upstream = new FakeUpstream();
  readonly settings: SettingDocument[] = [];
  readonly present = new Set<string>();
  #guid = 0;
  readonly ports: EnginePorts = {
    store: this.store,
    fence: this.store.fence,
    content: this.#content(),
    upstream: this.upstream,
    addresses: { url: (supId) => Promise.resolve(`http://${supId}`) },
    links: {
      toParent: (siteCode) => this.links.get(siteCode) ?? new LocalSiteLink(this.ports, 'CS1'),
      synchronize: (siteCode, request, signal) => this.remote(siteCode, request, signal),
    },
    settings: () => Promise.resolve(settingsFrom(this.settings)),
    documentText: ({ bytes }) => Buffer.from(bytes).toString(),
    clock: this.clock,
    timer: this.clock,
    ids: {
      guid: () => `${String(++this.#guid).padStart(8, '0')}-0000-4000-8000-000000000000`,
      random: () => 0.5,
    },
  };
  /** What sites in other services answer to a request. */
  remote: SiteLinks['synchronize'] = () => Promise.reject(new SyncError('linkUnavailable', 'Nobody answers'));
  /** Links of sites whose parent another service keeps; without one they lead to CS1 here. */
  readonly links = new Map<string, SiteLink>();
  /** Errors that no run could write down. */
  readonly unexpected: Error[] = [];
  readonly coordinator = new SyncCoordinator(this.ports, 4, (error) => this.unexpected.push(error));

  /** Adds a site with its SUPs. */
  async site(site: NewSite, ...sups: readonly string[]): Promise<void> {
    await addSite(this.ports, { zone: 'UTC', ...site });
    for (const serverName of sups) await addSup(this.ports, { siteCode: site.siteCode, serverName });
    if (site.parent === undefined) await setSource(this.ports, site.siteCode, 'http://upstream:8530');
  }

  /** Selects products and classifications. */
  async subscribe(products: readonly string[], classifications: readonly string[]): Promise<void> {
    await this.store.commit({
      documents: [
        {
          collection: 'subscription',
          put: { _id: 'subscription', products, classifications, languages: ['en'] },
        },
      ],
    });
  }

  /** Kinds of the events of a site, in order; only the given kinds when some are. */
  async kinds(siteCode: string, ...only: readonly SyncEventKind[]): Promise<SyncEventKind[]> {
    const events = await this.store.events(0, 100_000);
    return events
      .filter((event) => event.siteCode === siteCode && (only.length === 0 || only.includes(event.body.kind)))
      .map(({ body }) => body.kind);
  }

  /** Ids of a site's published database, with their flags. */
  async siteUpdates(siteCode: string): Promise<Record<string, number>> {
    const { items } = await this.store.rows(`site/${siteCode}`, 'published', { limit: 10_000 });
    return Object.fromEntries(items.map(({ updateId, flags }) => [updateId, flags]));
  }

  #content(): ContentStore {
    return {
      has: (sha1) => Promise.resolve(this.present.has(sha1)),
      write: async ({ sha1 }, content) => {
        for await (const part of content) if (part.length === 0) throw new Error('An empty part');
        this.present.add(sha1);
      },
      read: () => {
        throw new Error('Nothing reads content here');
      },
      size: () => Promise.resolve(undefined),
      remove: (sha1) => {
        this.present.delete(sha1);
        return Promise.resolve();
      },
    };
  }
}
