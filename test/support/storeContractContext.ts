import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { CommitReceipt, CommitUnit, Fence, Store } from '../../src/domain/store.ts';
import type { SyncEventDraft } from '../../src/domain/syncEvent.ts';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';
import { FakeClock } from './fakeClock.ts';
import { buildRecord, guid, rowOf } from './records.ts';

/** A store under test: new and empty, and how to open the same data again after closing it. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly fence: Fence;
  readonly reopen: () => Promise<StoreUnderTest>;
  readonly close: () => Promise<void>;
}

/** The SUP catalog of the contract's tests. */
export const contractSup: CatalogKey = 'sup/PS1/server.contoso.com';
/** The site database of the contract's tests. */
export const contractSite: CatalogKey = 'site/PS1';

/** Some records. */
export const one = buildRecord({ updateId: guid(1) });
export const two = buildRecord({ updateId: guid(2) });
export const twoNewer = buildRecord({ updateId: guid(2), revision: 2 });

/** An event with a time to tell it by. */
export function eventAt(time: number): SyncEventDraft {
  return { time, siteCode: 'PS1', body: { kind: 'syncStarting' } };
}

/** The store of the current test and short ways to use it. */
export class StoreContractContext {
  clock = new FakeClock();
  #opened: StoreUnderTest | undefined;

  get opened(): StoreUnderTest {
    if (this.#opened === undefined) throw new Error('No store is open');
    return this.#opened;
  }

  set opened(opened: StoreUnderTest) {
    this.#opened = opened;
  }

  commit(unit: CommitUnit): Promise<CommitReceipt> {
    return this.opened.store.commit(unit, this.opened.fence);
  }

  /** Stores records and lists them in the SUP catalog. */
  list(
    records: readonly DecodedRecord[],
    options: { readonly publish?: boolean; readonly flags?: number } = {},
  ): Promise<CommitReceipt> {
    const upserts = records.map((record) => rowOf(record, options.flags));
    return this.commit({
      records,
      catalogs: [{ catalog: contractSup, upserts, publish: options.publish ?? false }],
    });
  }

  /** The listed revisions as `<id>.<revision>`. */
  async ids(at: 'published' | 'open' | number, catalog = contractSup): Promise<string[]> {
    const { items } = await this.opened.store.rows(catalog, at, { limit: 100 });
    return items.map((row) => `${row.updateId}.${row.revision}`);
  }
}
