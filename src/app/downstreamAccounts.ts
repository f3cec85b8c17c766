import type { Clock } from '../base/clock.ts';
import type { DownstreamDocument } from '../domain/downstreamDocuments.ts';
import {
  afterContact,
  afterFile,
  afterReport,
  type DownstreamContact,
  newDownstream,
} from '../domain/downstreamAccount.ts';
import { asSyncError, type SyncError } from '../domain/errors/syncError.ts';
import type { DocumentChange, Fence, Store } from '../domain/store.ts';
import type { RequestRecord } from '../protocol/server/requestRecord.ts';
import { RefusedDownstream } from '../protocol/server/serverFault.ts';

/** What the accounts of downstream servers are kept with. */
export interface DownstreamAccountsOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly onFailure: (error: SyncError) => void;
}

/** Accounts kept per data folder; the one that was not heard of for longest is forgotten for a new one. */
export const mostDownstreams = 1000;

const minute = 60_000;
const hour = 60 * minute;

/** Keeps account of what downstream servers do. In memory at once, durable once a minute and on closing: a request is no commit. */
export class DownstreamAccounts {
  readonly #options: DownstreamAccountsOptions;
  readonly #accounts: Map<string, DownstreamDocument>;
  readonly #changed = new Set<string>();
  readonly #forgotten = new Set<string>();
  readonly #told = new Map<string, number>();
  readonly #ended = new AbortController();
  #writing: Promise<void> | undefined;

  private constructor(options: DownstreamAccountsOptions, accounts: readonly DownstreamDocument[]) {
    this.#options = options;
    this.#accounts = new Map(accounts.map((account) => [account._id, account]));
  }

  static async open(options: DownstreamAccountsOptions): Promise<DownstreamAccounts> {
    const { items } = await options.store.documents('downstreams', { limit: mostDownstreams });
    return new DownstreamAccounts(options, items);
  }

  /** Every account, the one heard of last first. */
  all(): readonly DownstreamDocument[] {
    return [...this.#accounts.values()].sort((one, other) => other.lastContact - one.lastContact);
  }

  /** Notes a request to a SUP; yields how often it was to be told of: true the first time in an hour that an account is refused. */
  note(sup: string, record: RequestRecord): boolean {
    const { operation, account, served } = record;
    const time = this.#options.clock.now();
    if (operation === 'content') this.#noteFile(sup, record, time);
    if (served?.report !== undefined) this.#noteReport(sup, record, time);
    if (account === undefined) return false;
    const isRefused = record.error instanceof RefusedDownstream;
    const contact: DownstreamContact = {
      ...{ time, name: account.name, address: record.remoteAddress, operation, bytes: record.bytes },
      ...{ revisions: 0, documents: 0, files: 0, ...served, isRefused },
      ...(record.error === undefined ? {} : { fault: faultText(record.error) }),
    };
    const known = this.#accounts.get(`${sup}|${account.id}`) ?? newDownstream(sup, account.id, contact);
    this.#keep(afterContact(known, contact));
    return isRefused && this.#isToBeTold(known._id, time);
  }

  /** Forgets the accounts of SUPs that are no more. */
  forget(isKept: (sup: string) => boolean): void {
    for (const { _id, sup } of this.#accounts.values()) if (!isKept(sup)) this.#drop(_id);
  }

  /** Makes durable what changed. */
  async write(): Promise<void> {
    const { store, fence } = this.#options;
    const puts = [...this.#changed].flatMap((id): DocumentChange[] => {
      const put = this.#accounts.get(id);
      return put === undefined ? [] : [{ collection: 'downstreams', put }];
    });
    const removals = Array.from(this.#forgotten, (remove): DocumentChange => ({
      collection: 'downstreams',
      remove,
    }));
    this.#changed.clear();
    this.#forgotten.clear();
    if (puts.length + removals.length > 0) await store.commit({ documents: [...removals, ...puts] }, fence);
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    this.#ended.abort();
    await this.#writing;
    await this.write();
  }

  /** Files are asked for without a name: they go to the account that was last heard of from that address. */
  #noteFile(sup: string, { remoteAddress, bytes, status }: RequestRecord, time: number): void {
    if (status !== 200 && status !== 206) return;
    const account = this.all().find((each) => each.sup === sup && each.address === remoteAddress);
    if (account !== undefined) this.#keep(afterFile(account, time, bytes));
  }

  /** A report names no account either. It is believed from the address of the server that it is about. */
  #noteReport(sup: string, { remoteAddress, served }: RequestRecord, time: number): void {
    const servers = served?.report ?? [];
    const reporting = servers.find(({ parentId }) => parentId === undefined);
    const account = reporting === undefined ? undefined : this.#accounts.get(`${sup}|${reporting.id}`);
    if (account?.address === remoteAddress) this.#keep(afterReport(account, time, servers));
  }

  #keep(account: DownstreamDocument): void {
    if (!this.#accounts.has(account._id) && this.#accounts.size >= mostDownstreams) {
      const oldest = this.all().at(-1);
      if (oldest !== undefined) this.#drop(oldest._id);
    }
    this.#accounts.set(account._id, account);
    this.#changed.add(account._id);
    this.#forgotten.delete(account._id);
    this.#writing ??= this.#writeLater();
  }

  #drop(id: string): void {
    this.#accounts.delete(id);
    this.#changed.delete(id);
    this.#told.delete(id);
    this.#forgotten.add(id);
  }

  async #writeLater(): Promise<void> {
    try {
      await this.#options.clock.sleep(minute, this.#ended.signal);
      await this.write();
    } catch (error) {
      if (!this.#ended.signal.aborted) this.#options.onFailure(asSyncError(error, 'DownstreamAccounts'));
    } finally {
      this.#writing = undefined;
    }
  }

  #isToBeTold(id: string, time: number): boolean {
    const last = this.#told.get(id);
    if (last !== undefined && time - last < hour) return false;
    this.#told.set(id, time);
    return true;
  }
}

function faultText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
