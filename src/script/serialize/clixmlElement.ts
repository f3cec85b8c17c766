import { SaxesParser } from 'saxes';
import { parseXml } from '../text/parseXml.ts';
import { NetException, NetThrow } from '../values/netException.ts';

/** An element of a CLIXML text, read whole. */
export interface ClixmlElement {
  readonly tag: string;
  /** `N`. */
  readonly name: string | null;
  /** `RefId`. */
  readonly reference: string | null;
  readonly children: ClixmlElement[];
  text: string;
}

/** Levels of elements within each other that are read. */
const deepest = 1000;

/** The elements below `Objs` of a CLIXML text. Throws XmlException where it is not one. */
export function readClixml(text: string, checkpoint: () => void): readonly ClixmlElement[] {
  const root: ClixmlElement = { tag: '', name: null, reference: null, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw readError(text) ?? xmlError(error.message);
  });
  parser.on('doctype', () => {
    throw xmlError('For security reasons DTD is prohibited in this XML document.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    checkpoint();
    if (open.length > deepest) throw xmlError('The depth of the XML document is beyond what can be read.');
    const attribute = (key: string): string | null => new Map(Object.entries(attributes)).get(key) ?? null;
    const element = {
      tag: name,
      name: attribute('N'),
      reference: attribute('RefId'),
      children: [],
      text: '',
    };
    if (open.length === 1 && name !== 'Objs') throw notSerialized();
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  if (text.trim() === '') throw xmlError('Root element is missing.');
  if (!/^\s*</u.test(text)) throw xmlError('Data at the root level is invalid. Line 1, position 1.');
  parser.write(text).close();
  const [document] = root.children;
  return document?.children ?? [];
}

function notSerialized(): NetThrow {
  return xmlError(
    `Element 'Objs' with namespace name 'http://schemas.microsoft.com/powershell/2004/04' was not found. Line 1, position 2.`,
  );
}

/** What is wrong with a text, as .NET says it; undefined where it reads it. */
function readError(text: string): NetThrow | undefined {
  try {
    parseXml(text);
    return undefined;
  } catch (error) {
    if (error instanceof NetThrow) return error;
    throw error;
  }
}

function xmlError(message: string): NetThrow {
  return new NetThrow(new NetException('System.Xml.XmlException', message));
}
