import { Parser, processors } from 'xml2js';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type SoapFault, faultOf } from './fault.ts';
import { soap11, soap12 } from './namespaces.ts';
import { SoapElement } from './soapElement.ts';

/** A small message read whole: the element inside the body, or the fault in its place. */
export type SoapMessage =
  | { readonly kind: 'element'; readonly element: SoapElement }
  | { readonly kind: 'fault'; readonly fault: SoapFault };

/** The parser keeps the whole tree: answers and requests above this are read with `SoapReader` or refused. */
const characterLimit = 2 * 1024 * 1024;

/**
 * Reads a request or answer of up to 2 Mi characters, SOAP 1.1 or 1.2, any prefixes, order of members as it comes.
 * Rejects with `malformedAnswer` when it is no SOAP envelope, with `limitExceeded` when it is longer.
 */
export async function readSoapMessage(text: string): Promise<SoapMessage> {
  if (text.length > characterLimit)
    throw new SyncError('limitExceeded', `The SOAP message is longer than ${characterLimit} characters`);
  const envelope = new SoapElement('', await tree(text)).child('Envelope');
  if (envelope === undefined) throw malformed('The document is no SOAP envelope');
  if (envelope.namespace !== soap11 && envelope.namespace !== soap12)
    throw malformed(`The envelope is of no known SOAP version: "${envelope.namespace.slice(0, 100)}"`);
  const body = envelope.child('Body');
  const name = body?.memberNames[0];
  const element = name === undefined ? undefined : body?.child(name);
  if (element === undefined) throw malformed('The SOAP body is empty');
  return element.name === 'Fault' && element.namespace === envelope.namespace
    ? { kind: 'fault', fault: faultOf(element) }
    : { kind: 'element', element };
}

async function tree(text: string): Promise<unknown> {
  const parser = new Parser({
    xmlns: true,
    explicitArray: true,
    tagNameProcessors: [processors.stripPrefix],
    attrNameProcessors: [processors.stripPrefix],
  });
  try {
    const root: unknown = await parser.parseStringPromise(text);
    // xml2js gives the root element alone without an array around it.
    if (typeof root !== 'object' || root === null) return {};
    return Object.fromEntries(Object.entries(root).map(([name, node]: [string, unknown]) => [name, [node]]));
  } catch (error) {
    throw malformed(`The message is not well-formed XML: ${reason(error)}`, error);
  }
}

/** The first line of what the parser said, which goes on with line, column and character on lines of their own. */
function reason(error: unknown): string {
  const [what = '', line = '', column = ''] = (error instanceof Error ? error.message : String(error)).split(
    '\n',
  );
  return [what, line.toLowerCase(), column.toLowerCase()].filter((part) => part !== '').join(', ');
}

function malformed(message: string, cause?: unknown): SyncError {
  return new SyncError('malformedAnswer', message, cause === undefined ? {} : { cause });
}
