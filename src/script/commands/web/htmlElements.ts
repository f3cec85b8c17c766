import { customObject, type CustomObject } from '../../values/customObject.ts';

/** The elements that a page is searched for. */
export type HtmlTag = 'A' | 'IMG' | 'INPUT';

const attribute = /\s([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The elements of a tag in a page, with their attributes as properties: outerHTML and tagName come first. Links and fields reach to their end tags. */
export function htmlElements(html: string, tag: HtmlTag): readonly CustomObject[] {
  const lower = html.toLowerCase();
  const found: CustomObject[] = [];
  const opening = `<${tag.toLowerCase()}`;
  for (let at = lower.indexOf(opening); at >= 0; at = lower.indexOf(opening, at + 1)) {
    if (!/\s/.test(html.charAt(at + opening.length))) continue;
    const start = tagAt(html, at);
    // Where this one does not end, no other does.
    if (start === undefined) break;
    const end = tag === 'A' ? closed(lower, at + start.length, '</a>') : at + start.length;
    // A link without an end is none.
    if (end === undefined) break;
    found.push(elementOf(html.slice(at, end), start, tag));
    at = end - 1;
  }
  return found;
}

/** The start tag that begins at a place; brackets between quotes do not end it, unless no quote does. Every character is looked at once. */
function tagAt(html: string, at: number): string | undefined {
  const end = tagEnd(html, at) ?? html.indexOf('>', at);
  return end < 0 ? undefined : html.slice(at, end + 1);
}

function tagEnd(html: string, at: number): number | undefined {
  let isValue = false;
  for (let index = at; index < html.length; index++) {
    const one = html.charAt(index);
    if (one === '>') return index;
    if (isValue && (one === '"' || one === "'")) {
      const closing = html.indexOf(one, index + 1);
      if (closing < 0) return undefined;
      index = closing;
      isValue = false;
    } else if (one === '=') isValue = true;
    else if (!/\s/.test(one)) isValue = false;
  }
  return undefined;
}

function closed(lower: string, from: number, end: string): number | undefined {
  const at = lower.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}

function elementOf(html: string, start: string, tag: HtmlTag): CustomObject {
  const made = customObject([
    ['outerHTML', html],
    ['tagName', tag],
  ]);
  for (const [, name = '', double, single, plain] of start.matchAll(attribute))
    made.set(name, double ?? single ?? plain ?? null);
  return made;
}
