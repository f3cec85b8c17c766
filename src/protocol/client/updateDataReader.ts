import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { UpdateRecord } from '../../domain/updateRecord.ts';
import type { BodyHandler, WantedText } from '../soap/soapReader.ts';
import { updateRecord } from '../update/recordDecoder.ts';
import { base64Bytes } from './base64Bytes.ts';
import { IdentityReader } from './identityReader.ts';

/** One `ServerSyncUpdateData`: its document, or what is wrong with it. */
export interface ReceivedDocument {
  readonly identity: RevisionIdentity;
  readonly content: UpdateRecord | SyncError;
}

const wanted: ReadonlySet<string> = new Set(['FileDigest', 'MUUrl', 'UssUrl']);
const sha1Bytes = 20;

/** Takes documents and file locations out of a GetUpdateData answer as they come. */
export class UpdateDataReader implements BodyHandler {
  readonly documents: ReceivedDocument[] = [];
  readonly #files = new Map<string, FileLocation>();
  readonly #identity = new IdentityReader();
  #current: RevisionIdentity | undefined;
  #content: UpdateRecord | SyncError | undefined;
  #hasResult = false;
  #url: { digest?: string; microsoftUpdateUrl?: string; upstreamUrl?: string } = {};

  /** Each file once. */
  get files(): readonly FileLocation[] {
    return [...this.#files.values()];
  }

  /** Ends the answer. */
  finish(): void {
    if (!this.#hasResult) throw new SyncError('malformedAnswer', 'The answer to GetUpdateData is empty');
  }

  open(name: string, depth: number): WantedText {
    if (depth === 2) this.#hasResult = true;
    if (name === 'XmlUpdateBlobCompressed') return 'base64';
    if (name === 'XmlUpdateBlob') return 'utf8';
    return wanted.has(name) || this.#identity.wants(name);
  }

  close(name: string, _depth: number, text: string): void {
    switch (name) {
      case 'Id':
        this.#current = this.#identity.take();
        return;
      case 'ServerSyncUpdateData':
        this.#keepDocument();
        return;
      case 'FileDigest':
        this.#url.digest = text;
        return;
      case 'MUUrl':
        if (text.trim() !== '') this.#url.microsoftUpdateUrl = text.trim();
        return;
      case 'UssUrl':
        if (text.trim() !== '') this.#url.upstreamUrl = text.trim();
        return;
      case 'ServerSyncUrlData':
        this.#keepLocation();
        return;
      default:
        this.#identity.read(name, text);
    }
  }

  closeBytes(name: string, bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (name === 'XmlUpdateBlobCompressed') this.#content = cabinetRecord(bytes.toString('latin1'));
    else this.#content ??= updateRecord('text', bytes);
  }

  #keepDocument(): void {
    const identity = this.#current;
    if (identity === undefined)
      throw new SyncError('malformedAnswer', 'The answer to GetUpdateData has a document without identity');
    const content = this.#content ?? new SyncError('damagedDocument', 'The server sent no document');
    this.documents.push({
      identity,
      content:
        content instanceof SyncError
          ? new SyncError(content.key, `Update ${revisionKey(identity)}: ${content.message}`, {
              cause: content,
            })
          : content,
    });
    this.#current = undefined;
    this.#content = undefined;
  }

  #keepLocation(): void {
    const { digest = '', ...urls } = this.#url;
    this.#url = {};
    const bytes = base64Bytes(digest);
    // SHA-256 digests of newer files come with a SHA-1 entry of their own, by which files are kept.
    if (bytes?.length !== sha1Bytes) return;
    const sha1 = bytes.toString('hex');
    if (!this.#files.has(sha1)) this.#files.set(sha1, { sha1, ...urls });
  }
}

function cabinetRecord(base64: string): UpdateRecord | SyncError {
  const bytes = base64Bytes(base64);
  return bytes === undefined
    ? new SyncError('damagedCabinet', 'The compressed document is no base64')
    : updateRecord('cabinet', bytes);
}
