import type { Clock, Timer } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Settings } from '../domain/settings.ts';
import type { SiteLinks } from '../domain/siteLink.ts';
import type { ContentStore, Fence, Store } from '../domain/store.ts';
import type { UpdateRecord } from '../domain/updateRecord.ts';
import type { Upstream } from '../domain/upstream.ts';

/** Where the software update points of this data folder listen. */
export interface SupAddresses {
  /** Root URL under which the sites of this data folder reach the SUP; rejects with `noSoftwareUpdatePoint` where there is none. */
  url(supId: string): Promise<string>;
}

/** Everything outside the engine, handed in once by the composition root. */
export interface EnginePorts {
  readonly store: Store;
  readonly fence: Fence;
  readonly content: ContentStore;
  readonly upstream: Upstream;
  readonly addresses: SupAddresses;
  /** The links to parents and child sites that other services keep. */
  readonly links: SiteLinks;
  readonly settings: () => Promise<Settings>;
  /** The decoded text of a stored document. */
  readonly documentText: (record: UpdateRecord) => string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly ids: Ids;
}
