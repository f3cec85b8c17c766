import { SaxesParser } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type SoapFault, faultOf } from './fault.ts';
import { SoapElement } from './soapElement.ts';
import { Utf8Decoder } from './utf8Decoder.ts';

/** What is done with the elements inside the body; names are local. */
export interface BodyHandler {
  /** An element begins. `depth` 1 is the operation's own element. True when its text is wanted. */
  open(name: string, depth: number): boolean;
  /** It ends; `text` is its own text where that was wanted, else empty. */
  close(name: string, depth: number, text: string): void;
}

/** What a message may ask of memory. */
export interface SoapReaderLimits {
  readonly depth: number;
  /** Characters of one tag, or of one text. */
  readonly tokenCharacters: number;
}

const bodyDepth = 2;
const pieceBytes = 64 * 1024;
/** Members of a fault that are kept; a real one has eleven. */
const memberLimit = 100;

/**
 * Reads a message that arrives in pieces without keeping it: for long id lists and update data. Throws `malformedAnswer`
 * or `limitExceeded`. A fault in place of the answer is collected and handed out at the end.
 */
export class SoapReader {
  readonly #parser = new SaxesParser();
  readonly #decoder = new Utf8Decoder();
  readonly #handler: BodyHandler;
  readonly #limits: SoapReaderLimits;
  readonly #names: string[] = [];
  readonly #fault: FaultCollector = new FaultCollector();
  #inFault = false;
  #wanted = false;
  #text = '';
  #tokens = 0;
  #sinceToken = 0;
  #sawBody = false;

  constructor(handler: BodyHandler, limits: SoapReaderLimits) {
    this.#handler = handler;
    this.#limits = limits;
    this.#parser.on('opentag', ({ name }) => {
      this.#open(localName(name));
    });
    this.#parser.on('closetag', () => {
      this.#close();
    });
    this.#parser.on('doctype', () => {
      throw new SyncError('malformedAnswer', 'The message declares a document type, which SOAP forbids');
    });
  }

  /** Takes the next bytes. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const text = this.#decoder.write(bytes.subarray(at, at + pieceBytes));
      const before = this.#tokens;
      this.#guard(() => this.#parser.write(text));
      this.#sinceToken = this.#tokens === before ? this.#sinceToken + text.length : 0;
      if (this.#sinceToken > this.#limits.tokenCharacters)
        throw new SyncError(
          'limitExceeded',
          `One element or text of the message is longer than ${this.#limits.tokenCharacters} characters`,
        );
    }
  }

  /** Ends the message; the fault when it is one. */
  end(): SoapFault | undefined {
    this.#decoder.end();
    this.#guard(() => this.#parser.close());
    if (!this.#sawBody) throw new SyncError('malformedAnswer', 'The SOAP body is empty');
    return this.#inFault ? faultOf(this.#fault.element()) : undefined;
  }

  #open(name: string): void {
    this.#tokens++;
    const depth = this.#names.push(name) - bodyDepth;
    if (depth > this.#limits.depth)
      throw new SyncError('limitExceeded', `The message is nested deeper than ${this.#limits.depth} levels`);
    if (depth === -1 && name !== 'Envelope')
      throw new SyncError('malformedAnswer', `The document is no SOAP envelope but <${name.slice(0, 60)}>`);
    if (depth < 1 || this.#names[1] !== 'Body') return;
    if (depth === 1) {
      this.#sawBody = true;
      this.#inFault = name === 'Fault';
    }
    const wanted = this.#inFault ? this.#fault.open(name) : this.#handler.open(name, depth);
    this.#collect(wanted);
  }

  #close(): void {
    this.#tokens++;
    const depth = this.#names.length - bodyDepth;
    const name = this.#names.pop() ?? '';
    if (depth < 1 || this.#names[1] !== 'Body') return;
    const text = this.#text;
    this.#collect(false);
    if (this.#inFault) this.#fault.close(text);
    else this.#handler.close(name, depth, text);
  }

  /** Without a listener the parser does not even gather the text. */
  #collect(wanted: boolean): void {
    this.#text = '';
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (!wanted) {
      this.#parser.off('text');
      this.#parser.off('cdata');
      return;
    }
    const add = (text: string): void => {
      this.#text = this.#text === '' ? text : this.#text + text;
      if (this.#text.length > this.#limits.tokenCharacters)
        throw new SyncError(
          'limitExceeded',
          `A text is longer than ${this.#limits.tokenCharacters} characters`,
        );
    };
    this.#parser.on('text', add);
    this.#parser.on('cdata', add);
  }

  #guard(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (error instanceof SyncError) throw error;
      const said = error instanceof Error ? error.message : String(error);
      throw new SyncError(
        'malformedAnswer',
        `The message is not well-formed XML: ${said.replace(/\.$/, '')}`,
        {
          cause: error,
        },
      );
    }
  }
}

/** Builds the tree of a fault, in the shape that `SoapElement` reads. */
class FaultCollector {
  readonly #root: Record<string, unknown> = {};
  readonly #open: Record<string, unknown>[] = [];
  #members = 0;

  open(name: string): boolean {
    const node: Record<string, unknown> = this.#open.length === 0 ? this.#root : {};
    const parent = this.#open.at(-1);
    const kept = parent === undefined || (!Object.hasOwn(parent, name) && ++this.#members <= memberLimit);
    if (kept && parent !== undefined) parent[name] = [node];
    this.#open.push(node);
    return kept;
  }

  close(text: string): void {
    const node = this.#open.pop();
    if (node !== undefined) node['_'] = text;
  }

  element(): SoapElement {
    return new SoapElement('Fault', this.#root);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
