import { SyncError } from '../../domain/errors/syncError.ts';
import { SoapElement } from '../soap/soapElement.ts';
import { SoapReader } from '../soap/soapReader.ts';
import type { SoapReaderLimits } from '../soap/soapReader.ts';

/** Operations whose members are not looked at: checked for form, never kept. */
const unread: ReadonlySet<string> = new Set([
  'RollupComputers',
  'GetOutOfSyncComputers',
  'RollupComputerStatus',
  'ReportEventBatch',
  'ReportEventBatch2',
  'ReportInventory',
]);

/** Members that hold much and are not looked at, wherever they stand. */
const unreadMembers: ReadonlySet<string> = new Set(['ClientSummaries']);
/** Elements of a report that are kept; it is not refused for holding more. */
const reportElements = 20_000;

const readerLimits: SoapReaderLimits = { depth: 16, tokenCharacters: 256 * 1024 };
const elementLimit = 100_000;

/** A node in the shape that `SoapElement` reads. */
type Node = Record<string, unknown>;

/**
 * Reads a request while it arrives: prefixes, order of members, unused declarations and `xsi:nil` make no difference,
 * an element that is nil counts as empty. Depth, number of elements and length of a text are bounded.
 */
export class RequestReader {
  readonly #reader: SoapReader;
  readonly #open: { readonly node: Node; hasMembers: boolean }[] = [];
  #elements = 0;
  #operation: { readonly name: string; readonly node: Node } | undefined;
  #finished = false;

  constructor() {
    const open = (name: string, depth: number): boolean => this.#opened(name, depth);
    const close = (_name: string, depth: number, text: string): void => {
      this.#closed(depth, text);
    };
    this.#reader = new SoapReader({ open, close }, readerLimits);
  }

  /** Takes the next bytes; throws `malformedAnswer` or `limitExceeded`. */
  write(bytes: Uint8Array): void {
    this.#reader.write(bytes);
  }

  /** The element of the operation, the first one inside the body. */
  end(): SoapElement {
    const fault = this.#reader.end();
    if (this.#operation === undefined || fault !== undefined)
      throw new SyncError('malformedAnswer', 'The SOAP body holds no operation');
    return new SoapElement(this.#operation.name, this.#operation.node);
  }

  #opened(name: string, depth: number): boolean {
    if (depth === 1) this.#begin(name);
    if (!this.#keeps(depth) || unreadMembers.has(name)) return false;
    const isReport = this.#operation?.name === 'RollupDownstreamServers';
    if (isReport && depth > 1 && this.#elements >= reportElements) return false;
    if (++this.#elements > elementLimit)
      throw new SyncError('limitExceeded', `The request holds more than ${elementLimit} elements`);
    const node: Node = depth === 1 ? (this.#operation?.node ?? {}) : {};
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      parent.hasMembers = true;
      const members = Object.hasOwn(parent.node, name) ? parent.node[name] : undefined;
      if (Array.isArray(members)) members.push(node);
      else Object.defineProperty(parent.node, name, { value: [node], enumerable: true });
    }
    this.#open.push({ node, hasMembers: false });
    return true;
  }

  #closed(depth: number, text: string): void {
    if (!this.#keeps(depth)) return;
    const closed = this.#open.pop();
    if (closed !== undefined && !closed.hasMembers) closed.node['_'] = text;
    if (depth === 1) this.#finished = true;
  }

  #begin(name: string): void {
    if (this.#operation === undefined) this.#operation = { name, node: {} };
    else this.#finished = true;
  }

  #keeps(depth: number): boolean {
    return !this.#finished && (depth === 1 || !unread.has(this.#operation?.name ?? ''));
  }
}
