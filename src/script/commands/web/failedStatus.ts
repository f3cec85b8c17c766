import { parseJson } from '../../serialize/parseJson.ts';
import type { JsonNode } from '../../serialize/jsonNode.ts';
import { JsonTextError } from '../../serialize/jsonScanner.ts';
import { indentedXml } from '../../text/writeXml.ts';
import { parseXml } from '../../text/parseXml.ts';
import type { ScriptError } from '../../values/errorRecord.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import { isJsonType, isXmlType, contentTypeOf } from './contentType.ts';
import { wholeBody } from './readBody.ts';
import { responseText } from './responseText.ts';
import { recordError } from './webErrors.ts';
import type { WebAnswer, WebCall } from './webCall.ts';
import { httpStatus } from '../../types/web/httpMessageTypes.ts';

const depthLimit = 1024;

/** The error of an answer that is no success, with what its body says as details. */
export function failedStatus(call: WebCall, answer: WebAnswer): ScriptError {
  const { response } = answer;
  const type = contentTypeOf(response);
  const { text } = responseText(wholeBody(call, answer), type?.charset);
  response.text = text;
  const details = readable(text, type?.mediaType ?? '');
  return recordError(
    new NetException(
      'Microsoft.PowerShell.Commands.HttpResponseException',
      `Response status code does not indicate success: ${response.status} (${response.reason}).`,
      null,
      { Response: response, StatusCode: httpStatus(response.status) },
    ),
    'WebCmdletWebResponseException',
    'InvalidOperation',
    { target: response.request, details: details === '' ? undefined : details },
  );
}

function readable(text: string, mediaType: string): string {
  const structured = isJsonType(mediaType)
    ? indentedJson(text)
    : isXmlType(mediaType)
      ? indented(text)
      : undefined;
  return structured === undefined ? withoutTags(text) : `\n${structured}`;
}

/** A pattern would look at the rest of the text again for each bracket that is never closed. */
function withoutTags(text: string): string {
  let shown = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) return shown + text.slice(at);
    shown += text.slice(at, open);
    at = close + 1;
  }
}

function indented(text: string): string | undefined {
  try {
    return indentedXml(parseXml(text)).replace(/^<\?xml[^>]*\?>\s*/, '');
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    return undefined;
  }
}

function indentedJson(text: string): string | undefined {
  try {
    const node = parseJson(text, depthLimit, () => undefined);
    return node === undefined ? undefined : jsonLines(node, '');
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return undefined;
  }
}

function jsonLines(node: JsonNode, indent: string): string {
  const inner = `${indent}  `;
  const block = (open: string, close: string, lines: readonly string[]): string =>
    lines.length === 0
      ? open + close
      : `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(node.value);
    case 'number':
      return node.text;
    case 'text':
      return escaped(node.text);
    case 'array':
      return block(
        '[',
        ']',
        node.items.map((item) => jsonLines(item, inner)),
      );
    case 'object':
      return block(
        '{',
        '}',
        node.members.map(([name, value]) => `${escaped(name)}: ${jsonLines(value, inner)}`),
      );
  }
}

/** As System.Text.Json escapes: all that could mean something in HTML, and all that is not ASCII. */
function escaped(text: string): string {
  return `"${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '\\u0022')
    .replaceAll(
      /[<>&'+`\u007f-\uffff]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )}"`;
}
