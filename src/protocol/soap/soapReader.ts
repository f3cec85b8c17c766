import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type SoapFault, faultOf } from './fault.ts';
import { characterData, hasReferences, longTextStart, textEnd, uncutLength } from './longText.ts';
import { SoapElement } from './soapElement.ts';
import { Utf8Decoder } from './utf8Decoder.ts';

/** How the text of an element is wanted: as text, as bytes in UTF-8, as the bytes of base64, which the handler checks; or not. */
export type WantedText = boolean | 'utf8' | 'base64';

/** What is done with the elements inside the body; names are local. */
export interface BodyHandler {
  /** An element begins. `depth` 1 is the operation's own element. */
  open(name: string, depth: number): WantedText;
  /** It ends; `text` is its own text where that was wanted, else empty. */
  close(name: string, depth: number, text: string): void;
  /** It ends, and its text was wanted as bytes: long ones reach handlers with this method past the parser. */
  closeBytes?(name: string, bytes: Buffer): void;
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
  #wanted: WantedText = false;
  /** Whether the last tag opened an element. */
  #opened = false;
  /** The text of the open element goes on past the parser. */
  #inLongText = false;
  #text = '';
  #bytes: Buffer[] = [];
  #byteLength = 0;
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
      const piece = this.#decoder.whole(bytes.subarray(at, at + pieceBytes));
      const before = this.#tokens;
      this.#guard(() => {
        if (this.#handler.closeBytes === undefined) this.#parse(piece);
        else this.#readPast(piece);
      });
      this.#sinceToken = this.#tokens === before ? this.#sinceToken + piece.length : 0;
      if (this.#sinceToken > this.#limits.tokenCharacters)
        throw new SyncError(
          'limitExceeded',
          `One element or text of the message is longer than ${this.#limits.tokenCharacters} characters`,
        );
    }
  }

  #parse(bytes: Buffer): void {
    if (bytes.length > 0) this.#parser.write(this.#decoder.text(bytes));
  }

  /**
   * Gives a piece to the parser, but for long texts that are wanted as bytes: documents. Where the parser has just read the
   * tag before one, and nothing in it needs a parser, it is taken as it stands.
   */
  #readPast(piece: Buffer): void {
    let at = this.#inLongText ? this.#takeText(piece, 0) : 0;
    for (let start = longTextStart(piece, at); start >= 0; start = longTextStart(piece, at)) {
      this.#parse(piece.subarray(at, start - 1));
      const before = this.#tokens;
      this.#parser.write('>');
      at = start;
      const isText = this.#tokens > before && this.#opened && typeof this.#wanted === 'string';
      if (isText) at = this.#takeText(piece, start);
      if (at > start) continue;
      at = textEnd(piece, start);
      this.#parse(piece.subarray(start, at));
    }
    this.#parse(piece.subarray(at));
  }

  /** Takes the text that begins at a place up to the next tag, as far as it needs no parser; where that ends. */
  #takeText(piece: Buffer, start: number): number {
    const end = textEnd(piece, start);
    const text = piece.subarray(start, end);
    const goesOn = end === piece.length;
    const uncut = goesOn ? text.subarray(0, uncutLength(text)) : text;
    const isPlain = this.#wanted === 'base64' && !hasReferences(uncut);
    const bytes = isPlain ? uncut : isUtf8(uncut) ? characterData(uncut) : undefined;
    this.#inLongText = goesOn && bytes !== undefined && uncut.length === text.length;
    if (bytes === undefined) return start;
    this.#addBytes(bytes);
    return start + uncut.length;
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
    this.#opened = true;
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
    this.#opened = false;
    const depth = this.#names.length - bodyDepth;
    const name = this.#names.pop() ?? '';
    if (depth < 1 || this.#names[1] !== 'Body') return;
    const text = this.#text;
    const bytes = typeof this.#wanted === 'string' ? this.#bytes : undefined;
    this.#collect(false);
    if (this.#inFault) this.#fault.close(text);
    else if (bytes === undefined) this.#handler.close(name, depth, text);
    else this.#handler.closeBytes?.(name, joined(bytes));
  }

  /** Without a listener the parser does not even gather the text. */
  #collect(wanted: WantedText): void {
    this.#text = '';
    this.#bytes = [];
    this.#byteLength = 0;
    const collected = this.#wanted !== false;
    this.#wanted = wanted;
    if (collected === (wanted !== false)) return;
    if (wanted === false) {
      this.#parser.off('text');
      this.#parser.off('cdata');
      return;
    }
    this.#parser.on('text', this.#addText);
    this.#parser.on('cdata', this.#addText);
  }

  readonly #addText = (text: string): void => {
    if (typeof this.#wanted === 'string') {
      this.#addBytes(Buffer.from(text));
      return;
    }
    this.#text = this.#text === '' ? text : this.#text + text;
    this.#checkLength(this.#text.length);
  };

  #addBytes(bytes: Buffer): void {
    this.#bytes.push(bytes);
    this.#byteLength += bytes.length;
    this.#checkLength(this.#byteLength);
  }

  #checkLength(length: number): void {
    if (length > this.#limits.tokenCharacters)
      throw new SyncError(
        'limitExceeded',
        `A text is longer than ${this.#limits.tokenCharacters} characters`,
      );
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

function joined(bytes: readonly Buffer[]): Buffer {
  const [first] = bytes;
  return bytes.length === 1 && first !== undefined ? first : Buffer.concat(bytes);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
