import { Encoding } from '../../types/text/encodingTypes.ts';
import { CollectionView } from '../../values/collectionView.ts';
import type { HttpResponseObject } from '../../values/httpResponse.ts';
import { NetObject } from '../../values/value.ts';
import { contentTypeOf } from './contentType.ts';
import { htmlElements, type HtmlTag } from './htmlElements.ts';
import { responseText } from './responseText.ts';

/** Microsoft.PowerShell.Commands.WebResponseObject, or BasicHtmlWebResponseObject for an answer that is a text. */
export class WebResponse extends NetObject {
  readonly typeName: string;
  readonly response: HttpResponseObject;
  readonly body: Uint8Array;
  /** The body as a text; null for one that is none. */
  readonly text: string | null;
  /** Name of the encoding of the text. */
  readonly encoding: string;
  readonly #elements = new Map<HtmlTag, CollectionView>();

  constructor(response: HttpResponseObject, body: Uint8Array, isText: boolean) {
    super();
    this.typeName = `Microsoft.PowerShell.Commands.${isText ? 'BasicHtml' : ''}WebResponseObject`;
    this.response = response;
    this.body = body;
    const charset = contentTypeOf(response)?.charset;
    const read = isText ? responseText(body, charset) : null;
    this.text = read?.text ?? null;
    this.encoding = read?.encoding ?? '';
  }

  /** Head and body as they came; bytes that are no characters as full stops. */
  get raw(): string {
    const { version, status, reason, allHeaders } = this.response;
    const headers = [...allHeaders].flatMap(([name, values]) => values.map((value) => `${name}: ${value}\n`));
    return `HTTP/${version} ${status} ${reason}\n${headers.join('')}\n${this.text ?? this.toString()}`;
  }

  /** The elements of a page by their tag, read when they are first asked for. */
  elements(tag: HtmlTag): CollectionView {
    const known = this.#elements.get(tag);
    if (known !== undefined) return known;
    const found = htmlElements(this.text ?? '', tag);
    const made = new CollectionView(
      'Microsoft.PowerShell.Commands.WebCmdletElementCollection',
      () => found,
      () => found.length,
    );
    this.#elements.set(tag, made);
    return made;
  }

  override toString(): string {
    return Buffer.from(this.body)
      .toString('latin1')
      .replaceAll(/[^\t\n\v\f\r -~]/g, (one) => (one > '~' ? '?' : '.'));
  }
}

/** The encoding of a name as an object; null for one that this host has no object of. */
export function encodingObject(name: string): Encoding | null {
  if (name === 'utf-8') return new Encoding('UTF8');
  if (name === 'iso-8859-1') return new Encoding('Latin1');
  if (name === 'us-ascii') return new Encoding('ASCII');
  return name === 'utf-16le' || name === 'utf-16' ? new Encoding('Unicode') : null;
}
