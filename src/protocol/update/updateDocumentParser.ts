import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { documentElement, documentRule } from './documentGrammar.ts';
import type { ElementRule } from './documentGrammar.ts';
import { DocumentFault } from './documentFault.ts';
import { documentLimits } from './documentLimits.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { excerpt } from './documentValues.ts';
import { HeaderDraft } from './headerDraft.ts';
import { NamespaceScope } from './namespaceScope.ts';

const outermostRule: ElementRule = { children: new Map([[documentElement, documentRule]]) };
const pieceLength = 64 * 1024;

/**
 * Reads the header out of an update document that arrives in pieces. Memory does not grow with the document: what no
 * rule asks for is checked for form and forgotten. Throws `damagedDocument` with line and column, or `limitExceeded`.
 */
export class UpdateDocumentParser {
  readonly #parser = new SaxesParser();
  readonly #limits: DocumentLimits;
  readonly #draft: HeaderDraft;
  /** Rules and scopes of the open elements, outermost first; deeper elements than these are being skipped. */
  readonly #rules: ElementRule[] = [outermostRule];
  readonly #scopes: NamespaceScope[] = [NamespaceScope.outermost];
  #depth = 0;
  #tokens = 0;
  #characters = 0;
  #charactersSinceToken = 0;
  #text = '';

  /** `languages`: short names of the languages whose texts the header keeps, besides the document's default one. */
  constructor(languages: readonly string[], limits: DocumentLimits = documentLimits) {
    this.#limits = limits;
    this.#draft = new HeaderDraft(languages, limits.items);
    this.#parser.on('opentag', (tag) => {
      this.#open(tag);
    });
    this.#parser.on('closetag', () => {
      this.#close();
    });
    this.#parser.on('doctype', () => {
      throw new DocumentFault('damagedDocument', 'The document declares a document type, which none may');
    });
  }

  /** Takes the next characters of the document. */
  write(chunk: string): void {
    this.#characters += chunk.length;
    this.#guard(() => {
      if (this.#characters > this.#limits.characters)
        throw exceeded(`The document is longer than ${this.#limits.characters} characters`);
      if (chunk.length <= pieceLength) this.#writePiece(chunk);
      else
        for (let at = 0; at < chunk.length; at += pieceLength)
          this.#writePiece(chunk.slice(at, at + pieceLength));
    });
  }

  /** Ends the document. */
  close(): UpdateHeader {
    this.#guard(() => {
      this.#parser.close();
    });
    return this.#draft.finish();
  }

  /** What the parser holds between two tags grows with the input: a piece at a time is little enough to look. */
  #writePiece(piece: string): void {
    const before = this.#tokens;
    this.#parser.write(piece);
    this.#charactersSinceToken = this.#tokens === before ? this.#charactersSinceToken + piece.length : 0;
    if (this.#charactersSinceToken > this.#limits.tokenCharacters)
      throw exceeded(`A tag, comment or text is longer than ${this.#limits.tokenCharacters} characters`);
  }

  #open(tag: SaxesTagPlain): void {
    this.#tokens++;
    const skipping = ++this.#depth > this.#rules.length;
    if (this.#depth > this.#limits.depth)
      throw exceeded(`Elements are nested deeper than ${this.#limits.depth} levels`);
    if (skipping) return;
    const last = this.#rules.length - 1;
    const scope = this.#scopes[last]?.inside(tag.attributes) ?? NamespaceScope.outermost;
    const rule = this.#rules[last]?.children?.get(scope.canonicalName(tag.name) ?? '');
    if (rule === undefined) {
      if (last > 0) return;
      throw new DocumentFault('damagedDocument', `The document is no update but <${excerpt(tag.name)}>`);
    }
    this.#rules.push(rule);
    this.#scopes.push(scope);
    rule.open?.(this.#draft, tag.attributes);
    if (rule.text !== undefined) this.#collect(true);
  }

  #close(): void {
    this.#tokens++;
    if (this.#depth-- >= this.#rules.length) return;
    const rule = this.#rules.pop();
    this.#scopes.pop();
    if (rule?.text !== undefined) {
      this.#collect(false);
      rule.text(this.#draft, this.#text);
      this.#text = '';
    }
    rule?.close?.(this.#draft);
  }

  /** Without a listener the parser does not even gather the text. */
  #collect(wanted: boolean): void {
    const parser = this.#parser;
    if (!wanted) {
      parser.off('text');
      parser.off('cdata');
      return;
    }
    const add = (text: string): void => {
      if (this.#depth >= this.#rules.length) return;
      this.#text += text;
      if (this.#text.length > this.#limits.textCharacters)
        throw exceeded(`A text is longer than ${this.#limits.textCharacters} characters`);
    };
    parser.on('text', add);
    parser.on('cdata', add);
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      const { line, column } = this.#parser;
      if (error instanceof DocumentFault)
        throw new SyncError(error.key, `${error.message} (line ${line}, column ${column})`, { cause: error });
      throw new SyncError('damagedDocument', notWellFormed(error, line, column), { cause: error });
    }
  }
}

function exceeded(message: string): DocumentFault {
  return new DocumentFault('limitExceeded', message);
}

function notWellFormed(error: unknown, line: number, column: number): string {
  const said = error instanceof Error ? error.message : String(error);
  const reason = said.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return `The document is not well-formed: ${reason} (line ${line}, column ${column})`;
}
