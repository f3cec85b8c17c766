import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { DocumentFault } from './documentFault.ts';
import { documentElement, documentRule, type ElementRule } from './documentGrammar.ts';
import { documentLimits } from './documentLimits.ts';
import type { Attributes } from './documentValues.ts';
import { HeaderDraft } from './headerDraft.ts';
import { NamespaceScope } from './namespaceScope.ts';

const space = '[ \\t\\r\\n]';
const name = '[A-Za-z_:][\\w.:-]*';
const reference = '&(?:lt|gt|amp|quot|apos);';
const forbidden = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff';
const quoted = (quote: string): string =>
  `${quote}[^${quote}<&${forbidden}]*(?:${reference}[^${quote}<&${forbidden}]*)*${quote}`;

const prologForm = new RegExp(`\\ufeff?(?:<\\?xml${space}[^?<>]*\\?>)?${space}*`, 'y');
const nameForm = new RegExp(name, 'y');
const attributesForm = new RegExp(
  `(?:${space}+${name}${space}*=${space}*(?:${quoted('"')}|${quoted("'")}))*${space}*/?>`,
  'y',
);
const textForm = new RegExp(
  `[^<&\\]${forbidden}]*(?:(?:${reference}|\\](?!\\]>))[^<&\\]${forbidden}]*)*<`,
  'y',
);
const endForm = new RegExp(`${space}*$`, 'y');
const attributeForm = new RegExp(`(${name})${space}*=${space}*(?:"([^"]*)"|'([^']*)')`, 'g');

const less = 0x3c;
const slash = 0x2f;
const greater = 0x3e;
const noAttributes: Attributes = {};

/**
 * The header of a document of the usual form, at several times the speed of a parser: tags are taken by regular
 * expressions, and what no rule asks for, most of which is applicability rules, is looked at for its form only. Undefined
 * where anything is unusual (comments, CDATA, names other than ASCII) or wrong: then the parser has to say what it is. Only
 * that an element nobody reads has an attribute twice goes unnoticed.
 */
export function readOrdinaryDocument(text: string, languages: readonly string[]): UpdateHeader | undefined {
  if (text.length > documentLimits.characters) return undefined;
  try {
    return new OrdinaryDocument(text, languages).read();
  } catch (error) {
    // What a rule refuses is refused by the parser in the same words, with line and column.
    if (error instanceof DocumentFault || error instanceof SyncError) return undefined;
    throw error;
  }
}

class OrdinaryDocument {
  readonly #text: string;
  readonly #draft: HeaderDraft;
  /** Names of the open elements, and rules and scopes of those of them that are read, outermost first. */
  readonly #names: string[] = [];
  readonly #rules: ElementRule[] = [];
  readonly #scopes: NamespaceScope[] = [NamespaceScope.outermost];
  #collected = '';

  constructor(text: string, languages: readonly string[]) {
    this.#text = text;
    this.#draft = new HeaderDraft(languages, documentLimits.items);
  }

  read(): UpdateHeader | undefined {
    const text = this.#text;
    let at = endOf(prologForm, text, 0);
    if (text.charCodeAt(at) !== less) return undefined;
    do {
      if (text.charCodeAt(at) !== less) {
        const tag = endOf(textForm, text, at) - 1;
        if (tag < 0 || !this.#characters(at, tag)) return undefined;
        at = tag;
      }
      at = text.charCodeAt(at + 1) === slash ? this.#close(at) : this.#open(at);
      if (at < 0) return undefined;
    } while (this.#names.length > 0);
    return endOf(endForm, text, at) < 0 ? undefined : this.#draft.finish();
  }

  /** Reads the tag that opens an element; where it ends, −1 when it is not to be understood. */
  #open(tag: number): number {
    const text = this.#text;
    const nameEnd = endOf(nameForm, text, tag + 1);
    const end = nameEnd < 0 ? -1 : endOf(attributesForm, text, nameEnd);
    const depth = this.#names.length;
    if (end < 0 || depth >= documentLimits.depth) return -1;
    const opened = text.slice(tag + 1, nameEnd);
    const isEmpty = text.charCodeAt(end - 2) === slash;
    const isRead = depth === this.#rules.length && this.#openRead(opened, nameEnd, end);
    if (isRead === undefined) return -1;
    if (!isEmpty) this.#names.push(opened);
    else if (isRead) this.#closeRead();
    return end;
  }

  /** Whether a child of an element that is read has a rule, which is applied; undefined when only a parser can tell. */
  #openRead(opened: string, nameEnd: number, end: number): boolean | undefined {
    const depth = this.#rules.length;
    const attributes = nameEnd + 2 < end ? attributesOf(this.#text.slice(nameEnd, end)) : noAttributes;
    if (attributes === undefined) return undefined;
    const scope = this.#scopes[depth]?.inside(attributes) ?? NamespaceScope.outermost;
    const canonical = scope.canonicalName(opened) ?? '';
    const rule =
      depth > 0
        ? this.#rules[depth - 1]?.children?.get(canonical)
        : canonical === documentElement
          ? documentRule
          : undefined;
    if (rule === undefined) return depth === 0 ? undefined : false;
    this.#rules.push(rule);
    this.#scopes.push(scope);
    rule.open?.(this.#draft, attributes);
    if (rule.text !== undefined) this.#collected = '';
    return true;
  }

  #close(tag: number): number {
    const open = this.#names.pop();
    if (open === undefined || !this.#text.startsWith(open, tag + 2)) return -1;
    const end = tag + 2 + open.length;
    if (this.#text.charCodeAt(end) !== greater) return -1;
    if (this.#names.length < this.#rules.length) this.#closeRead();
    return end + 1;
  }

  #closeRead(): void {
    const rule = this.#rules.pop();
    this.#scopes.pop();
    rule?.text?.(this.#draft, this.#collected);
    rule?.close?.(this.#draft);
  }

  /** Takes the text between two tags; false when a parser would change it. */
  #characters(start: number, end: number): boolean {
    const depth = this.#rules.length;
    if (this.#names.length !== depth || this.#rules[depth - 1]?.text === undefined) return true;
    const raw = this.#text.slice(start, end);
    this.#collected += unescaped(raw);
    return !raw.includes('\r') && this.#collected.length <= documentLimits.textCharacters;
  }
}

/** Where the form ends when it stands at a place; −1 when it does not. */
function endOf(form: RegExp, text: string, start: number): number {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : -1;
}

/** The attributes of a tag that has the form; undefined when a parser would change or refuse one of them. */
function attributesOf(written: string): Attributes | undefined {
  const attributes: Record<string, string> = {};
  attributeForm.lastIndex = 0;
  for (let match = attributeForm.exec(written); match !== null; match = attributeForm.exec(written)) {
    const [, attribute = '', double, single = ''] = match;
    const value = double ?? single;
    if (attributes[attribute] !== undefined || /[\t\r\n]/.test(value)) return undefined;
    attributes[attribute] = unescaped(value);
  }
  return attributes;
}

function unescaped(written: string): string {
  if (!written.includes('&')) return written;
  return written
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
