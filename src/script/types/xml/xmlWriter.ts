import { indentedXml, innerXml } from '../../text/writeXml.ts';
import { NetObject } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import { instanceOf, netError } from '../arguments.ts';
import { webNameOf } from '../text/encodingTypes.ts';
import type { WriterSettings } from './xmlWriterSettings.ts';
import { copyOf } from './xmlNodes.ts';

/** System.Xml.XmlWriter: makes a document piece by piece, and writes it once it is whole. */
export class XmlWriter extends NetObject {
  readonly typeName: string;
  readonly settings: WriterSettings;
  readonly #put: (text: string) => void;
  readonly #document = new XmlNode('document', '#document');
  #current = this.#document;
  #attribute: { readonly name: string; value: string } | null = null;
  #written = 0;
  #hasDeclaration: boolean;

  constructor(typeName: string, settings: WriterSettings, declares: boolean, put: (text: string) => void) {
    super();
    this.typeName = typeName;
    this.settings = settings;
    this.#hasDeclaration = declares;
    this.#put = put;
  }

  add(node: XmlNode): void {
    this.#current.append(node);
  }

  /** Adds a text, to the attribute that is open where there is one. */
  text(content: string): void {
    if (this.#attribute !== null) this.#attribute.value += content;
    else this.add(new XmlNode('text', '#text', content));
  }

  /** Takes over a node; of a document its nodes, with its declaration where one is wanted. */
  copy(node: XmlNode): void {
    if (node.kind !== 'document') this.add(copyOf(node, true));
    else
      for (const child of node.children) {
        if (child.kind === 'declaration') this.declare();
        else this.add(copyOf(child, true));
      }
    this.flush();
  }

  declare(): void {
    this.#hasDeclaration = !this.settings.omitDeclaration;
  }

  start(name: string): void {
    const element = new XmlNode('element', name);
    this.add(element);
    this.#current = element;
  }

  end(): void {
    if (this.#attribute !== null) this.endAttribute();
    const { parent } = this.#current;
    if (parent === null)
      throw netError('System.InvalidOperationException', 'There was no XML start tag open.');
    this.#current = parent;
  }

  startAttribute(name: string): void {
    this.#attribute = { name, value: '' };
  }

  endAttribute(): void {
    const { name = '', value = '' } = this.#attribute ?? {};
    this.#attribute = null;
    this.#current.append(new XmlNode('attribute', name, value));
  }

  /** Writes what there is once no element is open. */
  flush(): void {
    if (this.#current !== this.#document || this.#document.children.length === this.#written) return;
    const { indent, indentChars, newLineChars, encoding } = this.settings;
    const plain = indent
      ? indentedXml(this.#document).replaceAll(/^(?: {2})+/gm, (blanks) =>
          indentChars.repeat(blanks.length / 2),
        )
      : innerXml(this.#document);
    const web = this.encodingName ?? webNameOf(encoding);
    const head = this.#hasDeclaration ? `<?xml version="1.0" encoding="${web}"?>${indent ? '\n' : ''}` : '';
    this.#written = this.#document.children.length;
    this.#put((head + plain).replaceAll('\n', newLineChars));
  }

  /** Of a text: its own, whatever the settings say. */
  encodingName: string | null = null;

  close(): void {
    while (this.#current !== this.#document) this.end();
    this.flush();
  }
}

/** The writer that a member was called on or given. */
export const writerOf = instanceOf(XmlWriter, 'XmlWriter');
