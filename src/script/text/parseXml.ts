import { NetException, NetThrow } from '../values/netException.ts';
import { XmlNode } from '../values/xmlNode.ts';

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const maximumDepth = 1000;

/** Where an offset stands, both counted from 1. */
function placeOf(text: string, offset: number): { readonly line: number; readonly position: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, position: offset - before.lastIndexOf('\n') };
}

/** Reads a document; blanks between elements are left out unless they are to be kept. Throws XmlException. */
class XmlReader {
  readonly #text: string;
  readonly #keepBlanks: boolean;
  #at = 0;

  constructor(text: string, keepBlanks: boolean) {
    this.#text = text;
    this.#keepBlanks = keepBlanks;
  }

  #error(message: string, offset = this.#at): NetThrow {
    const { line, position } = placeOf(this.#text, offset);
    return new NetThrow(
      new NetException('System.Xml.XmlException', `${message} Line ${line}, position ${position}.`, null, {
        LineNumber: line,
        LinePosition: position,
      }),
    );
  }

  read(into: XmlNode): void {
    // The reader of .NET takes so short a text for none at all.
    if (this.#text.length < 4 && /^<[^/]/.test(this.#text))
      throw this.#error('Data at the root level is invalid.', 0);
    const open: { readonly node: XmlNode; readonly at: number }[] = [];
    let current = into;
    let hasRoot = false;
    while (this.#at < this.#text.length) {
      if (!this.#text.startsWith('<', this.#at)) {
        this.#readText(current, into);
        continue;
      }
      if (this.#readOther(current)) continue;
      if (this.#text.startsWith('</', this.#at)) {
        const start = this.#at + 2;
        const name = this.#name(start);
        const last = open.pop();
        if (last === undefined) throw this.#error('Unexpected end tag.', start);
        if (last.node.name !== name) {
          const { line, position } = placeOf(this.#text, last.at);
          throw this.#error(
            `The '${last.node.name}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
            start,
          );
        }
        this.#at = this.#text.indexOf('>', start) + 1;
        if (this.#at === 0) throw this.#unclosed([...open, last]);
        current = last.node.parent ?? into;
        continue;
      }
      if (current === into && hasRoot) throw this.#error('There are multiple root elements.', this.#at + 1);
      hasRoot = true;
      const at = this.#at + 1;
      const { node, empty } = this.#startTag(open);
      current.append(node);
      node.isEmpty = empty;
      if (!empty) {
        if (open.length >= maximumDepth) throw this.#error('The document is nested too deeply.');
        open.push({ node, at });
        current = node;
      }
    }
    if (open.length > 0) throw this.#unclosed(open);
    if (!hasRoot) throw new NetThrow(new NetException('System.Xml.XmlException', 'Root element is missing.'));
  }

  #unclosed(open: readonly { readonly node: XmlNode }[]): NetThrow {
    const names = open
      .map(({ node }) => node.name)
      .reverse()
      .join(', ');
    return this.#error(
      `Unexpected end of file has occurred. The following elements are not closed: ${names}.`,
      this.#text.length,
    );
  }

  #readText(current: XmlNode, document: XmlNode): void {
    const next = this.#text.indexOf('<', this.#at);
    const end = next === -1 ? this.#text.length : next;
    const raw = this.#text.slice(this.#at, end);
    if (current === document) {
      const stray = raw.search(/[^\s\ufeff]/);
      if (stray !== -1) throw this.#error('Data at the root level is invalid.', this.#at + stray);
    } else if (raw.trim() !== '' || this.#keepBlanks) {
      const text = this.#decoded(raw, this.#at);
      current.append(
        new XmlNode(
          raw.trim() === '' ? 'whitespace' : 'text',
          raw.trim() === '' ? '#whitespace' : '#text',
          text,
        ),
      );
    }
    this.#at = end;
  }

  /** A comment, CDATA, instruction or document type; false where there is none. */
  #readOther(current: XmlNode): boolean {
    const until = (start: string, end: string): string | undefined => {
      if (!this.#text.startsWith(start, this.#at)) return undefined;
      const close = this.#text.indexOf(end, this.#at + start.length);
      if (close === -1) throw this.#error('Unexpected end of file has occurred.', this.#text.length);
      const content = this.#text.slice(this.#at + start.length, close);
      this.#at = close + end.length;
      return content;
    };
    const comment = until('<!--', '-->');
    if (comment !== undefined) {
      current.append(new XmlNode('comment', '#comment', comment));
      return true;
    }
    const cdata = until('<![CDATA[', ']]>');
    if (cdata !== undefined) {
      current.append(new XmlNode('cdata', '#cdata-section', cdata));
      return true;
    }
    const instruction = until('<?', '?>');
    if (instruction !== undefined) {
      const [, name = '', content = ''] = /^(\S+)\s*(.*)$/s.exec(instruction) ?? [];
      current.append(
        name.toLowerCase() === 'xml'
          ? new XmlNode('declaration', 'xml', content.trim())
          : new XmlNode('instruction', name, content),
      );
      return true;
    }
    if (!this.#text.startsWith('<!DOCTYPE', this.#at)) return false;
    const bracket = /^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/.exec(this.#text.slice(this.#at));
    if (bracket === null) throw this.#error('Unexpected end of file has occurred.', this.#text.length);
    this.#at += bracket[0].length;
    return true;
  }

  #name(from: number): string {
    const name = /^[\p{L}_:][\p{L}\p{N}\p{M}_:.\u00b7-]*/u.exec(this.#text.slice(from, from + 1000))?.[0];
    if (name === undefined) {
      const found = this.#text.charAt(from);
      throw this.#error(
        `Name cannot begin with the '${found}' character, hexadecimal value 0x${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}.`,
        from,
      );
    }
    return name;
  }

  #startTag(open: readonly { readonly node: XmlNode }[]): {
    readonly node: XmlNode;
    readonly empty: boolean;
  } {
    const name = this.#name(this.#at + 1);
    const node = new XmlNode('element', name);
    this.#at += 1 + name.length;
    for (;;) {
      const blanks = /^\s*/.exec(this.#text.slice(this.#at))?.[0].length ?? 0;
      this.#at += blanks;
      if (this.#text.startsWith('/>', this.#at)) {
        this.#at += 2;
        return { node, empty: true };
      }
      if (this.#text.startsWith('>', this.#at)) {
        this.#at += 1;
        return { node, empty: false };
      }
      if (this.#at >= this.#text.length) throw this.#unclosed([...open, { node }]);
      this.#attribute(node);
    }
  }

  #attribute(node: XmlNode): void {
    const start = this.#at;
    const name = this.#name(this.#at);
    const match = /^\s*=\s*(["'])/.exec(
      this.#text.slice(this.#at + name.length, this.#at + name.length + 1000),
    );
    const unquoted = /^\s*=\s*([^\s"'])/.exec(this.#text.slice(this.#at + name.length));
    if (match === null && unquoted !== null)
      throw this.#error(
        `'${unquoted[1] ?? ''}' is an unexpected token. The expected token is '"' or '''.`,
        this.#at + name.length + unquoted[0].length - 1,
      );
    if (match === null)
      throw this.#error(
        `'${this.#text.charAt(this.#at + name.length)}' is an unexpected token. The expected token is '='.`,
        this.#at + name.length,
      );
    const from = this.#at + name.length + match[0].length;
    const end = this.#text.indexOf(match[1] ?? '"', from);
    if (end === -1) throw this.#error('There is an unclosed literal string.', from);
    if (node.attributes.some((known) => known.name === name))
      throw this.#error(`'${name}' is a duplicate attribute name.`, start);
    const value = this.#decoded(this.#text.slice(from, end), from).replaceAll(/[\r\n\t]/g, ' ');
    node.append(new XmlNode('attribute', name, value));
    this.#at = end + 1;
  }

  #decoded(raw: string, offset: number): string {
    const plain = raw.replaceAll('\r\n', '\n');
    if (!plain.includes('&')) return plain;
    return plain.replaceAll(
      /&(?:#(\d+);|#x([0-9a-f]+);|([\w.:-]+);)?/gi,
      (all: string, number?: string, hex?: string, name?: string) => {
        if (number !== undefined) return String.fromCodePoint(Math.min(Number(number), 0x10ffff));
        if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
        const known = name === undefined ? undefined : entities.get(name);
        if (known !== undefined) return known;
        const at = offset + raw.indexOf(all) + 1;
        throw name === undefined
          ? this.#error('An error occurred while parsing EntityName.', at)
          : this.#error(`Reference to undeclared entity '${name}'.`, at);
      },
    );
  }
}

/** Reads a text into a document. Throws XmlException. */
export function parseXml(text: string, document = new XmlNode('document', '#document')): XmlNode {
  document.children.splice(0);
  new XmlReader(text.replace(/^\ufeff/, ''), document.preserveWhitespace).read(document);
  return document;
}

/** The nodes of a text as it may stand within an element. Throws XmlException. */
export function parseFragment(text: string): XmlNode[] {
  return [...(parseXml(`<r>${text}</r>`).children[0]?.children ?? [])];
}
