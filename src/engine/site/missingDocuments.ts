import type { RowUpsert } from '../../domain/catalogRow.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { revisionKey } from '../../domain/revision.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ParentState } from '../../domain/siteLink.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import { parentEndpoint } from '../run/parentEndpoint.ts';
import type { RunContext } from '../run/runContext.ts';
import { supCatalog } from '../wsus/supCatalog.ts';

/**
 * Finds the documents that rows of the parent's site database name and this data folder does not have: its own SUP may have the revision with other
 * bytes (a server of another make stands between them), or did not pull it because it no longer matches the subscription.
 */
export class MissingDocuments {
  readonly #context: RunContext;
  readonly #parent: ParentState;
  readonly #sup: SupDocument | undefined;
  #session: UpstreamSession | undefined;
  #complete = true;

  constructor(context: RunContext, parent: ParentState, sup: SupDocument | undefined) {
    this.#context = context;
    this.#parent = parent;
    this.#sup = sup;
  }

  /** Whether every document was there or could be had so far. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The rows with digests of stored documents; those without any are left out, each with an event. */
  async withDocuments(rows: readonly RowUpsert[]): Promise<readonly RowUpsert[]> {
    const { store } = this.#context.ports;
    const stored = await store.knownRecords(rows.map(({ storedDigest }) => storedDigest));
    const missing = rows.filter(({ storedDigest }) => !stored.has(storedDigest));
    if (missing.length === 0) return rows;
    const found = new Map<string, string>();
    await this.#findPulled(missing, found);
    await this.#fetch(
      missing.filter((row) => !found.has(revisionKey(row))),
      found,
    );
    return rows.flatMap((row) => {
      if (stored.has(row.storedDigest)) return [row];
      const storedDigest = found.get(revisionKey(row));
      return storedDigest === undefined ? [] : [{ ...row, storedDigest }];
    });
  }

  /** Ends the conversation with the parent's SUP where there was one. */
  async close(): Promise<void> {
    await this.#session?.close();
  }

  async #findPulled(missing: readonly RowUpsert[], found: Map<string, string>): Promise<void> {
    if (this.#sup === undefined) return;
    const { store } = this.#context.ports;
    const wanted = new Set(missing.map(revisionKey));
    const ids = missing.map(({ updateId }) => updateId);
    const rows = await store.find(supCatalog(this.#sup._id), 'published', ids);
    const pulled = rows.filter((row) => wanted.has(revisionKey(row)));
    for (const summary of await store.summaries(pulled.map(({ record }) => record)))
      found.set(revisionKey(summary), summary.storedDigest);
  }

  async #fetch(missing: readonly RowUpsert[], found: Map<string, string>): Promise<void> {
    const { ports, recorder, signal, subscription } = this.#context;
    const { sup: source } = this.#parent;
    if (missing.length === 0) return;
    if (this.#sup === undefined || source === undefined) {
      this.#leaveOut(missing, 'No server has it');
      return;
    }
    this.#session ??= await ports.upstream.connect(
      parentEndpoint(this.#sup, source),
      signal,
      () => undefined,
    );
    const ids = missing.map(({ updateId, revision }) => ({ updateId, revision }));
    const batch = await this.#session.updates(
      ids,
      {
        languages: subscription.languages,
        known: async (digests) => new Set((await ports.store.knownRecords(digests)).keys()),
      },
      signal,
    );
    const records = batch.received.flatMap((received) =>
      received.kind === 'decoded' ? [received.record] : [],
    );
    await recorder.commit({ records });
    for (const received of batch.received) {
      const { storedDigest } = received.kind === 'decoded' ? received.record : received;
      found.set(revisionKey(received.identity), storedDigest);
    }
    const refused = new Map(
      batch.failed.map(({ identity, error }) => [revisionKey(identity), error.message]),
    );
    this.#leaveOut(
      missing.filter((row) => !found.has(revisionKey(row))),
      `${this.#parent.sup?.serverName ?? ''} does not have it`,
      refused,
    );
  }

  #leaveOut(
    rows: readonly RowUpsert[],
    reason: string,
    refused: ReadonlyMap<string, string> = new Map(),
  ): void {
    const { recorder } = this.#context;
    if (rows.length === 0) return;
    this.#complete = false;
    recorder.count({ failed: rows.length });
    for (const row of rows) {
      const { updateId, revision } = row;
      const error = new SyncError('updateNotDelivered', refused.get(revisionKey(row)) ?? reason, {
        source: 'SiteDatabase',
      });
      const { message, source, code } = error;
      recorder.emit({ kind: 'updateFailed', updateId, revision, message, source, code });
    }
  }
}
