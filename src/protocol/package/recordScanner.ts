import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { RecordToDecode } from '../../domain/updateRecord.ts';
import { documentLimits } from '../update/documentLimits.ts';

/** `<guid>,<revision as 8 hex digits>,<length as 8 hex digits>,` */
const prefixSize = 55;
const prefixForm = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),([0-9a-f]{8}),([0-9a-f]{8}),$/i;
const smallestBuffer = 131_072;

/** Whether the bytes begin like the records of `metadata.txt`. */
export function beginsWithRecord(bytes: Uint8Array): boolean {
  return prefixForm.test(Buffer.from(bytes.subarray(0, prefixSize)).toString('latin1'));
}

/**
 * Cuts the stream of `metadata.txt` (UTF-8) into records by their lengths, which count UTF-16 code units: documents
 * contain line ends of their own. Keeps one record in memory. Throws `damagedPackage` or `limitExceeded` naming the record.
 */
export class RecordScanner {
  readonly #name: string;
  #buffer = Buffer.allocUnsafeSlow(smallestBuffer);
  /** The record being read begins at `#start`; bytes up to `#end` are there. */
  #start = 0;
  #end = 0;
  #record: (RevisionIdentity & { readonly units: number }) | undefined;
  /** How far the record was scanned, and how many of its code units come after that. */
  #scanned = 0;
  #unitsLeft = 0;
  #count = 0;

  /** `name` is how messages call the package. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the next bytes of the stream; yields the records that are complete. */
  *push(bytes: Uint8Array): Generator<RecordToDecode, void, void> {
    this.#append(bytes);
    for (let record = this.#next(); record !== undefined; record = this.#next()) yield record;
  }

  /** Throws when the stream ended inside a record. */
  end(): void {
    if (this.#start !== this.#end) throw this.#damaged('is cut off at the end of the package');
  }

  #append(bytes: Uint8Array): void {
    const pending = this.#end - this.#start;
    if (this.#end + bytes.length > this.#buffer.length) {
      const needed = pending + bytes.length;
      const target =
        needed > this.#buffer.length || this.#buffer.length > 4 * Math.max(needed, smallestBuffer)
          ? Buffer.allocUnsafeSlow(Math.max(smallestBuffer, 2 * needed))
          : this.#buffer;
      this.#buffer.copy(target, 0, this.#start, this.#end);
      this.#buffer = target;
      this.#scanned -= this.#start;
      this.#start = 0;
      this.#end = pending;
    }
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  #next(): RecordToDecode | undefined {
    this.#record ??= this.#readPrefix();
    if (this.#record === undefined || !this.#scan()) return undefined;
    const documentEnd = this.#scanned;
    if (this.#end < documentEnd + 2) return undefined;
    if (this.#unitsLeft < 0 || this.#buffer[documentEnd] !== 13 || this.#buffer[documentEnd + 1] !== 10)
      throw this.#damaged(`is not followed by CR LF after ${this.#record.units} characters`);
    const bytes = Buffer.copyBytesFrom(
      this.#buffer,
      this.#start + prefixSize,
      documentEnd - this.#start - prefixSize,
    );
    if (!isUtf8(bytes)) throw this.#damaged('is not UTF-8');
    const { updateId, revision } = this.#record;
    const storedDigest = createHash('sha256').update(bytes).digest('hex');
    this.#start = documentEnd + 2;
    this.#record = undefined;
    this.#count++;
    return { identity: { updateId, revision }, record: { encoding: 'text', bytes, storedDigest } };
  }

  #readPrefix(): (RevisionIdentity & { readonly units: number }) | undefined {
    if (this.#end - this.#start < prefixSize) return undefined;
    const prefix = this.#buffer.toString('latin1', this.#start, this.#start + prefixSize);
    const [, updateId, revision, length] = prefixForm.exec(prefix) ?? [];
    if (updateId === undefined || revision === undefined || length === undefined)
      throw this.#damaged(`begins with ${JSON.stringify(prefix)}`);
    const units = Number.parseInt(length, 16);
    if (units > documentLimits.characters)
      throw new SyncError(
        'limitExceeded',
        `Record ${this.#count + 1} of ${this.#name} (${updateId}) claims ${units} characters; the limit is ${documentLimits.characters}`,
      );
    this.#scanned = this.#start + prefixSize;
    this.#unitsLeft = units;
    return { updateId: updateId.toLowerCase(), revision: Number.parseInt(revision, 16), units };
  }

  /** Counts code units up to the first byte after the document; false when that byte is not there yet. */
  #scan(): boolean {
    const buffer = this.#buffer;
    const end = this.#end;
    let at = this.#scanned;
    let left = this.#unitsLeft;
    for (; at < end; at++) {
      const byte = buffer[at] ?? 0;
      // Continuation bytes belong to the character counted at its first byte.
      if ((byte & 0xc0) === 0x80) continue;
      if (left <= 0) break;
      left -= byte >= 0xf0 ? 2 : 1;
    }
    this.#scanned = at;
    this.#unitsLeft = left;
    return at < end;
  }

  #damaged(what: string): SyncError {
    const id =
      this.#record === undefined ? '' : ` (${this.#record.updateId} revision ${this.#record.revision})`;
    return new SyncError('damagedPackage', `Record ${this.#count + 1} of ${this.#name}${id} ${what}`);
  }
}
