import { SaxesParser } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type SoapFault, faultOf } from './fault.ts';
import { characterData, longTextStart } from './longText.ts';
import { SoapElement } from './soapElement.ts';
import { Utf8Decoder } from './utf8Decoder.ts';

/** What is done with the elements inside the body; names are local. */
export interface BodyHandler {
  /**
   * An element begins. `depth` 1 is the operation's own element. True when its text is wanted, `base64` when it is and the
   * handler refuses all but base64 in it.
   */
  open(name: string, depth: number): boolean | 'base64';
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
  #wanted: boolean | 'base64' = false;
  /** Whether the last tag opened an element. */
  #opened = false;
  /** The text of the open element goes on past the parser. */
  #inLongText = false;
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
      this.#guard(() => {
        this.#read(text);
      });
      this.#sinceToken = this.#tokens === before ? this.#sinceToken + text.length : 0;
      if (this.#sinceToken > this.#limits.tokenCharacters)
        throw new SyncError(
          'limitExceeded',
          `One element or text of the message is longer than ${this.#limits.tokenCharacters} characters`,
        );
    }
  }

  /**
   * Gives a piece to the parser, but for long texts that are wanted: documents. Where the parser has just read the tag
   * before one, and nothing in it needs a parser, it is taken as it stands.
   */
  #read(piece: string): void {
    let at = this.#inLongText ? this.#takeText(piece, 0) : 0;
    for (let start = longTextStart(piece, at); start >= 0; start = longTextStart(piece, at)) {
      this.#parser.write(piece.slice(at, start - 1));
      const before = this.#tokens;
      this.#parser.write('>');
      at = start;
      if (this.#tokens > before && this.#opened && this.#wanted !== false) at = this.#takeText(piece, start);
      if (at > start) continue;
      const next = piece.indexOf('<', start);
      at = next < 0 ? piece.length : next;
      this.#parser.write(piece.slice(start, at));
    }
    this.#parser.write(piece.slice(at));
  }

  /** Takes the text that begins at a place up to the next tag, as far as it needs no parser; where that ends. */
  #takeText(piece: string, start: number): number {
    const next = piece.indexOf('<', start);
    this.#inLongText = false;
    let end = next < 0 ? piece.length : next;
    if (next < 0) {
      // A reference that the piece cuts off is left to the parser.
      const reference = piece.lastIndexOf('&');
      const isCut = reference >= start && !piece.includes(';', reference);
      if (isCut) end = reference;
      this.#inLongText = !isCut && !piece.endsWith(']');
    }
    const raw = piece.slice(start, end);
    const isPlain = this.#wanted === 'base64' && !raw.includes('&');
    const text = isPlain ? raw : characterData(raw);
    if (text === undefined || (next < 0 && !this.#inLongText && end === piece.length)) {
      this.#inLongText = false;
      return start;
    }
    this.#add(text);
    return end;
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
    this.#collect(false);
    if (this.#inFault) this.#fault.close(text);
    else this.#handler.close(name, depth, text);
  }

  /** Without a listener the parser does not even gather the text. */
  #collect(wanted: boolean | 'base64'): void {
    this.#text = '';
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
    this.#text = this.#text === '' ? text : this.#text + text;
    if (this.#text.length > this.#limits.tokenCharacters)
      throw new SyncError(
        'limitExceeded',
        `A text is longer than ${this.#limits.tokenCharacters} characters`,
      );
  };

  #add(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    if (this.#text.length > this.#limits.tokenCharacters)
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

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
