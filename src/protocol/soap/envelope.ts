import { schema, schemaInstance, soap11 } from './namespaces.ts';
import { type OperationName, operations } from './operations.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const closing = '</soap:Body></soap:Envelope>';

/** What stands before the body of an answer, as WSUS writes it: for answers that are streamed. */
export const answerOpening = `${declaration}<soap:Envelope xmlns:soap="${soap11}" xmlns:xsi="${schemaInstance}" xmlns:xsd="${schema}"><soap:Body>`;

/** What stands after the body of an answer. */
export const answerClosing = closing;

/** A whole request: the operation's element with its members inside, as a Windows downstream server writes it. */
export function requestEnvelope(operation: OperationName, members: string): string {
  const { namespace } = operations[operation];
  const element =
    members === ''
      ? `<${operation} xmlns="${namespace}"/>`
      : `<${operation} xmlns="${namespace}">${members}</${operation}>`;
  return `${declaration}<soap:Envelope xmlns:soap="${soap11}"><soap:Body>${element}${closing}`;
}

/** A whole answer: `<…Response>` of the operation with its members inside, as WSUS writes it. */
export function answerEnvelope(operation: OperationName, members: string): string {
  const { namespace } = operations[operation];
  const name = `${operation}Response`;
  const element =
    members === ''
      ? `<${name} xmlns="${namespace}" />`
      : `<${name} xmlns="${namespace}">${members}</${name}>`;
  return `${answerOpening}${element}${answerClosing}`;
}
