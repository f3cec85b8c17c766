import { createHash } from 'node:crypto';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import { type RevisionIdentity, revisionKey } from '../../src/domain/revision.ts';
import { isConfigType, type UpdateHeader } from '../../src/domain/updateHeader.ts';
import type {
  FetchOptions,
  ReceivedBatch,
  ReceivedRevision,
  RevisionListingEnd,
  RevisionQuery,
  Upstream,
  UpstreamConfig,
  UpstreamDeployments,
  UpstreamEndpoint,
  UpstreamSession,
} from '../../src/domain/upstream.ts';

/** A header with only what a test cares about. */
export function header(change: Partial<UpdateHeader> & Pick<UpdateHeader, 'updateId'>): UpdateHeader {
  return {
    revision: 1,
    updateType: 'Software',
    publicationState: 'Published',
    created: '2026-10-01T00:00:00.000Z',
    defaultLanguage: 'en',
    texts: [{ language: 'en', title: `Title of ${change.updateId}` }],
    explicitlyDeployable: true,
    kbArticleIds: [],
    bulletinIds: [],
    contentLanguages: [],
    prerequisites: [],
    supersedes: [],
    bundles: [],
    files: [],
    eulaFiles: [],
    ...change,
  };
}

/** A header of a category. */
export function category(
  updateId: string,
  categoryType: NonNullable<UpdateHeader['categoryType']>,
  parent?: string,
): UpdateHeader {
  return header({
    updateId,
    updateType: 'Category',
    categoryType,
    explicitlyDeployable: false,
    texts: [{ language: 'en', title: updateId }],
    prerequisites: parent === undefined ? [] : [{ anyOf: [parent], isCategory: true }],
  });
}

/** Membership clauses of an update. */
export function memberOf(...ids: readonly string[]): Pick<UpdateHeader, 'prerequisites'> {
  return { prerequisites: ids.map((id) => ({ anyOf: [id], isCategory: true })) };
}

/** An upstream server in memory: what it offers can be changed between runs, and it can be told to fail. */
export class FakeUpstream implements Upstream {
  readonly #offered = new Map<string, { header: UpdateHeader; changed: number }>();
  #clock = 1;
  identity = 'server-1';
  serverChanged = false;
  declined: string[] = [];
  /** Keys of revisions that are listed but cannot be had. */
  readonly poisoned = new Set<string>();
  /** Names of files that cannot be downloaded. */
  readonly missingFiles = new Set<string>();
  failure: SyncError | undefined;
  failAfterBatches = Number.POSITIVE_INFINITY;
  languages = [{ id: 1033, shortName: 'en', longName: 'English', enabled: true }];
  readonly queries: RevisionQuery[] = [];
  readonly endpoints: UpstreamEndpoint[] = [];
  fetched = 0;
  decoded = 0;
  openSessions = 0;
  /** Most files that were asked for at the same time. */
  filesAtOnce = 0;
  #files = 0;
  /** Holds every GetUpdateData until resolved. */
  gate: Promise<void> = Promise.resolve();

  /** Offers documents; those offered before at the same revision count as changed. */
  offer(...headers: readonly UpdateHeader[]): void {
    this.#clock++;
    for (const each of headers) this.#offered.set(revisionKey(each), { header: each, changed: this.#clock });
  }

  /** Offers an update no longer, at any revision. */
  withdraw(updateId: string): void {
    for (const [key, { header: each }] of this.#offered)
      if (each.updateId === updateId) this.#offered.delete(key);
  }

  connect(endpoint: UpstreamEndpoint): Promise<UpstreamSession> {
    this.endpoints.push(endpoint);
    if (this.failure) return Promise.reject(this.failure);
    this.openSessions++;
    return Promise.resolve(this.#session());
  }

  #session(): UpstreamSession {
    return {
      identity: this.identity,
      displayName: 'upstream',
      serverChanged: this.serverChanged,
      config: (): Promise<UpstreamConfig> =>
        Promise.resolve({ catalogOnlySync: false, maxUpdatesPerRequest: 3, languages: this.languages }),
      revisions: (query) => this.#revisions(query),
      updates: (ids, options, signal) => this.#updates(ids, options, signal),
      deployments: (): Promise<UpstreamDeployments> =>
        Promise.resolve({ hiddenUpdates: this.declined, acceptedEulas: [] }),
      file: (location) => this.#file(location.name),
      close: () => {
        this.openSessions--;
        return Promise.resolve();
      },
    };
  }

  async *#revisions(
    query: RevisionQuery,
  ): AsyncGenerator<readonly RevisionIdentity[], RevisionListingEnd, void> {
    this.queries.push(query);
    await Promise.resolve();
    const since = query.anchor === undefined ? 0 : Number(query.anchor);
    const chosen = [...this.#offered.values()].filter(({ header: each, changed }) => {
      const isConfig = isConfigType(each.updateType);
      if (query.kind === 'config') return isConfig && changed > since;
      if (isConfig) return false;
      const ids = each.prerequisites.flatMap(({ anyOf }) => anyOf);
      const by = (list: readonly { id: string; delta: boolean }[]) =>
        list.filter(({ id }) => ids.includes(id));
      const [categories, classifications] = [by(query.categories), by(query.classifications)];
      if (categories.length === 0 || classifications.length === 0) return false;
      return changed > since || [...categories, ...classifications].some(({ delta }) => !delta);
    });
    const identities = chosen.map(({ header: { updateId, revision } }) => ({ updateId, revision }));
    for (let start = 0; start < identities.length; start += 4) yield identities.slice(start, start + 4);
    return { anchor: String(this.#clock) };
  }

  async #updates(
    ids: readonly RevisionIdentity[],
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<ReceivedBatch> {
    await this.#passGate(signal);
    signal.throwIfAborted();
    if (this.failAfterBatches-- <= 0) throw new SyncError('connectionAborted', 'The connection was cut');
    this.fetched += ids.length;
    const received: ReceivedRevision[] = [];
    const failed: { identity: RevisionIdentity; error: SyncError }[] = [];
    const known = await options.known(ids.map((id) => this.#bytes(id).digest));
    for (const identity of ids) {
      const offered = this.#offered.get(revisionKey(identity));
      if (!offered || this.poisoned.has(revisionKey(identity))) {
        failed.push({
          identity,
          error: new SyncError('updateNotDelivered', `Update ${revisionKey(identity)} was not delivered`),
        });
        continue;
      }
      const { bytes, digest } = this.#bytes(identity);
      if (known.has(digest))
        received.push({ kind: 'known', identity, storedDigest: digest, bytes: bytes.length });
      else {
        this.decoded++;
        const record = {
          encoding: 'text' as const,
          bytes,
          storedDigest: digest,
          textDigest: digest,
          header: offered.header,
        };
        received.push({ kind: 'decoded', identity, record, bytes: bytes.length });
      }
    }
    return { received, failed, files: [] };
  }

  async *#file(name: string): AsyncIterable<Uint8Array> {
    this.filesAtOnce = Math.max(this.filesAtOnce, ++this.#files);
    await Promise.resolve();
    this.#files--;
    if (this.missingFiles.has(name)) throw new SyncError('httpStatus', `404 for ${name}`);
    yield Buffer.from(`content of ${name}`);
  }

  async #passGate(signal: AbortSignal): Promise<void> {
    const done = new AbortController();
    const stopped = new Promise<void>((resolve) => {
      const options = { once: true, signal: done.signal };
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        options,
      );
    });
    await Promise.race([this.gate, stopped]);
    done.abort();
  }

  #bytes(identity: RevisionIdentity): { bytes: Uint8Array; digest: string } {
    const bytes = Buffer.from(JSON.stringify(this.#offered.get(revisionKey(identity))?.header ?? identity));
    return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
  }
}
