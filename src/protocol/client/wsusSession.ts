import { SyncError } from '../../domain/errors/syncError.ts';
import { chunksOf } from '../../domain/paging.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import type {
  FetchOptions,
  ReceivedBatch,
  RevisionListingEnd,
  RevisionQuery,
  UpstreamConfig,
  UpstreamDeployments,
  UpstreamEndpoint,
  UpstreamSession,
} from '../../domain/upstream.ts';
import { checkAnchorOrder, isAhead, usableAnchor } from './anchorText.ts';
import { Authorization } from './authorization.ts';
import { CallAttempts } from './callAttempts.ts';
import type { ClientSettings } from './clientSettings.ts';
import { configOf } from './configAnswer.ts';
import { downloadContent } from './contentDownload.ts';
import { decodeReceived } from './decodeReceived.ts';
import { DeploymentsReader } from './deploymentsReader.ts';
import { FaultError } from './faultError.ts';
import { fetchDocuments } from './fetchDocuments.ts';
import { HttpTransport } from './httpTransport.ts';
import {
  configCall,
  deploymentsCall,
  downloadFilesCall,
  revisionListCall,
  storedDigestsCall,
  updateDataCall,
} from './requests.ts';
import { isTransient, type RetryContext } from './retry.ts';
import { RevisionListReader } from './revisionListReader.ts';
import { RevisionSet } from './revisionSet.ts';
import type { SessionCookie } from './sessionCookie.ts';
import { type SharedDocuments, sharedDocuments } from './sharedDocuments.ts';
import { SoapClient } from './soapClient.ts';
import { StoredDigestReader } from './storedDigestReader.ts';
import { UpdateDataReader } from './updateDataReader.ts';
import { displayNameOf, normalizedRoot, upstreamIdentity } from './upstreamIdentity.ts';

/** What a session is made from. */
export interface SessionParts {
  readonly endpoint: UpstreamEndpoint;
  readonly settings: ClientSettings;
  readonly decoder: RecordDecoder;
  readonly retry: RetryContext;
}

const pageSize = 5000;
const sharedPageSize = 1000;

/** A conversation with an MS-WSUSSS server. */
export class WsusSession implements UpstreamSession {
  readonly displayName: string;
  readonly #parts: SessionParts;
  readonly #root: string;
  readonly #transport: HttpTransport;
  readonly #client: SoapClient;
  readonly #authorization: Authorization;
  readonly #closed = new AbortController();
  #identity = '';
  #serverChanged = false;
  #config: UpstreamConfig | undefined;
  readonly #unreachable = new Map<string, SyncError>();

  constructor(parts: SessionParts) {
    const { endpoint, settings, retry } = parts;
    this.#parts = parts;
    this.#root = normalizedRoot(endpoint.url);
    this.displayName = displayNameOf(endpoint);
    this.#transport = new HttpTransport(settings, retry.clock, new URL(this.#root));
    this.#client = new SoapClient(this.#transport, this.#root, settings.limits);
    this.#authorization = new Authorization(this.#client, endpoint, retry, this.#closed.signal);
  }

  get identity(): string {
    return this.#identity;
  }

  get serverChanged(): boolean {
    return this.#serverChanged;
  }

  /** Signs in and learns who the server is. */
  async open(signal: AbortSignal): Promise<void> {
    await this.#authorization.cookie(signal);
    await this.#identify(signal);
  }

  async config(anchor: string | undefined, signal: AbortSignal): Promise<UpstreamConfig> {
    let sent = anchor;
    return this.#call(
      signal,
      async (cookie) => {
        const config = configOf(await this.#client.ask(configCall(cookie, sent), signal));
        this.#config = config;
        return config;
      },
      () => (sent = undefined),
    );
  }

  async *revisions(
    query: RevisionQuery,
    signal: AbortSignal,
  ): AsyncGenerator<readonly RevisionIdentity[], RevisionListingEnd, void> {
    const attempts = new CallAttempts(this.#parts.retry, this.#authorization, signal);
    const seen = new RevisionSet();
    let current = query;
    for (;;) {
      let cookie: SessionCookie | undefined;
      let reader: RevisionListReader | undefined;
      try {
        cookie = await this.#authorization.cookie(signal);
        const { anchor: sent } = current;
        reader = new RevisionListReader(seen, (anchor) => {
          checkAnchorOrder(sent, anchor, this.#root);
        });
        const call = revisionListCall(cookie, current, this.#parts.endpoint.profile);
        for await (const { waiting } of this.#client.read(call, 'list', reader, signal)) {
          if (waiting >= pageSize) yield reader.take();
        }
        reader.finish();
        if (reader.waiting > 0) yield reader.take();
        const anchor = usableAnchor(reader.anchor);
        return {
          ...(anchor === undefined ? {} : { anchor }),
          ...(current === query ? {} : { restarted: true }),
        };
      } catch (error) {
        // What came before a cut counts as seen: it will not be yielded again.
        if (reader !== undefined && reader.waiting > 0 && !signal.aborted) yield reader.take();
        if (current.anchor !== undefined && this.#refusesAnchor(current.anchor, error)) {
          current = withoutAnchor(current);
          continue;
        }
        const next = await attempts.failed(error, cookie);
        if (next === 'serverChanged') {
          await this.#changed(signal);
          if (current.anchor !== undefined) current = withoutAnchor(current);
        }
      }
    }
  }

  async updates(
    ids: readonly RevisionIdentity[],
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<ReceivedBatch> {
    const { maxUpdatesPerRequest } = this.#config ?? (await this.config(undefined, signal));
    if (this.#parts.endpoint.expectedServerId === undefined)
      return this.#fetch(ids, maxUpdatesPerRequest, options, signal);
    // A server of the same hierarchy most likely shares this one's store: only what the store lacks is transferred.
    const { received, missing } = await this.#shared(ids, options, signal);
    if (missing.length === 0) return { received, failed: [], files: [] };
    const fetched = await this.#fetch(missing, maxUpdatesPerRequest, options, signal);
    return { ...fetched, received: [...received, ...fetched.received] };
  }

  async #shared(
    ids: readonly RevisionIdentity[],
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<SharedDocuments> {
    const told: string[] = [];
    try {
      for (const group of chunksOf(ids, sharedPageSize)) {
        const { digests } = await this.#call(
          signal,
          (cookie) =>
            this.#client.readWhole(
              storedDigestsCall(cookie, group),
              'list',
              new StoredDigestReader(),
              signal,
            ),
          () => undefined,
          (error) => isTransient(error) && error.key !== 'internalServerError',
        );
        if (digests.length !== group.length) break;
        told.push(...digests);
      }
    } catch (error) {
      // A server that does not know the question refuses it; one id that it does not have faults the whole call. Then
      // fetching the documents tells.
      if (!(error instanceof FaultError)) throw error;
    }
    return sharedDocuments(ids, told, options.known);
  }

  async #fetch(
    ids: readonly RevisionIdentity[],
    maxUpdatesPerRequest: number,
    options: FetchOptions,
    signal: AbortSignal,
  ): Promise<ReceivedBatch> {
    const fetched = await fetchDocuments(ids, maxUpdatesPerRequest, (group, divided) =>
      this.#call(
        signal,
        async (cookie) => {
          const call = updateDataCall(cookie, group);
          const reader = await this.#client.readWhole(call, 'updates', new UpdateDataReader(), signal);
          reader.finish();
          return reader;
        },
        () => undefined,
        // A fault of the whole batch is met by smaller ones, not by waiting.
        (error) =>
          isTransient(error) &&
          error.key !== 'internalServerError' &&
          !(divided && error.key === 'malformedAnswer'),
      ),
    );
    return decodeReceived(fetched, options, this.#parts.decoder);
  }

  async deployments(
    anchors: { readonly deployments?: string; readonly sync: string },
    signal: AbortSignal,
  ): Promise<UpstreamDeployments> {
    let sent = anchors;
    return this.#call(
      signal,
      async (cookie) => {
        const call = deploymentsCall(cookie, sent);
        const reader = await this.#client.readWhole(call, 'list', new DeploymentsReader(), signal);
        return reader.finish();
      },
      () => (sent = { sync: anchors.sync }),
    );
  }

  async *file(
    location: FileLocation & { readonly name: string },
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, void> {
    const { catalogOnlySync } = this.#config ?? (await this.config(undefined, signal));
    const context = {
      transport: this.#transport,
      retry: this.#parts.retry,
      limit: this.#parts.settings.limits.file,
      unreachable: this.#unreachable,
    };
    const request = async (sha1: string): Promise<void> => {
      await this.#call(signal, (cookie) => this.#client.ask(downloadFilesCall(cookie, sha1), signal));
    };
    yield* downloadContent(
      context,
      { root: this.#root, catalogOnly: catalogOnlySync, request },
      location,
      signal,
    );
  }

  close(): Promise<void> {
    this.#closed.abort(new SyncError('cancelled', 'The conversation was closed'));
    this.#transport.close();
    return Promise.resolve();
  }

  /** Makes a call with a cookie, again where that can help. `changed`: the server is another one, old anchors mean nothing. */
  async #call<T>(
    signal: AbortSignal,
    work: (cookie: SessionCookie) => Promise<T>,
    changed: () => unknown = () => undefined,
    mayRetry: (error: SyncError) => boolean = isTransient,
  ): Promise<T> {
    const attempts = new CallAttempts(this.#parts.retry, this.#authorization, signal);
    for (;;) {
      let cookie: SessionCookie | undefined;
      try {
        cookie = await this.#authorization.cookie(signal);
        return await work(cookie);
      } catch (error) {
        const next = await attempts.failed(error, cookie, mayRetry);
        if (next !== 'serverChanged') continue;
        changed();
        await this.#changed(signal);
      }
    }
  }

  /** An anchor that lies ahead of all clocks was made up: that a right one is older is no step backwards. */
  #refusesAnchor(anchor: string, error: unknown): boolean {
    if (refusesAnchor(error)) return true;
    const isBackwards = error instanceof SyncError && error.key === 'anchorBackwards';
    return isBackwards && isAhead(anchor, this.#parts.retry.clock.now());
  }

  async #changed(signal: AbortSignal): Promise<void> {
    this.#serverChanged = true;
    await this.#identify(signal);
  }

  async #identify(signal: AbortSignal): Promise<void> {
    const { endpoint, retry } = this.#parts;
    this.#identity = await upstreamIdentity(this.#client, endpoint, retry, signal);
  }
}

/** `filter` is how Windows names a bad anchor; upsync and others give no code at all. */
function refusesAnchor(error: unknown): boolean {
  return error instanceof FaultError && (error.refuses('filter') || error.fault.errorCode === undefined);
}

function withoutAnchor(query: RevisionQuery): RevisionQuery {
  if (query.kind === 'config') return { kind: 'config' };
  const { kind, categories, classifications, languages } = query;
  return { kind, categories, classifications, languages };
}
