import { fromJson } from '../../serialize/fromJson.ts';
import { JsonTextError } from '../../serialize/jsonScanner.ts';
import { parseJson } from '../../serialize/parseJson.ts';
import { parseXml } from '../../text/parseXml.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import type { Value } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { isJsonType } from './contentType.ts';

const jsonDepth = 1024;
/** Nodes at the start among which a feed says that it is one. */
const feedHead = 10;

/** The entries of a feed, RSS or Atom; undefined for a text that is none. */
export function feedEntries(text: string): readonly XmlNode[] | undefined {
  // Most answers are no XML at all.
  if (!/^\s*\ufeff?</.test(text) || !/<(?:rss|feed)[\s>]/i.test(text)) return undefined;
  const document = xmlOf(text, false);
  if (document === undefined) return undefined;
  const head = [...nodesOf(document)].slice(0, feedHead);
  if (!head.some(({ name }) => /^(?:rss|feed)$/i.test(name))) return undefined;
  return [...entriesOf(document)];
}

function* nodesOf(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    yield child;
    yield* nodesOf(child);
  }
}

function* entriesOf(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children)
    if (child.kind === 'element' && /^(?:item|entry)$/i.test(child.name)) yield child;
    else yield* entriesOf(child);
}

/** What a text says: JSON as objects, XML as a document, whichever its type leads to first; else the text. */
export function restContent(text: string, mediaType: string, runtime: CommandRuntime): Value {
  const readers = [() => xmlOf(text, true), () => jsonOf(text, runtime)];
  for (const read of isJsonType(mediaType) ? readers.toReversed() : readers) {
    const content = read();
    if (content !== undefined) return content;
  }
  return text;
}

function xmlOf(text: string, keepsBlanks: boolean): XmlNode | undefined {
  const document = new XmlNode('document', '#document');
  document.preserveWhitespace = keepsBlanks;
  try {
    return parseXml(text, document);
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    return undefined;
  }
}

function jsonOf(text: string, { runspace }: CommandRuntime): Value | undefined {
  try {
    const node = parseJson(text, jsonDepth, () => {
      runspace.checkpoint();
    });
    return node === undefined
      ? undefined
      : fromJson(node, { asHashtable: false, dateKind: 'Default' }, runspace);
  } catch (error) {
    if (!(error instanceof JsonTextError || error instanceof ScriptError)) throw error;
    return undefined;
  }
}
