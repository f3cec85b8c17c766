import { answerClosing, answerOpening } from '../soap/envelope.ts';
import { soap11, soap12 } from '../soap/namespaces.ts';
import { soapAction } from '../soap/operations.ts';
import type { OperationName } from '../soap/operations.ts';
import { textElement } from '../soap/xmlText.ts';
import type { ServerFault } from './serverFault.ts';

/** Version of SOAP that a request came in and its answer goes out in. */
export type SoapVersion = '1.1' | '1.2';

/** Where a fault arose, as its detail tells. */
export interface FaultPlace {
  readonly version: SoapVersion;
  /** New GUID of this fault. */
  readonly id: string;
  /** Undefined when the request named none of ours. */
  readonly operation: OperationName | undefined;
  /** Full URL of the service. */
  readonly actor: string;
}

/** What stands before the body of an answer. */
export function envelopeOpening(version: SoapVersion): string {
  return version === '1.1' ? answerOpening : answerOpening.replace(soap11, soap12);
}

/**
 * A whole answer with a fault in the shape of Windows: members of the detail without namespace. The code stands in the
 * text too: upsync looks for it there and nowhere else.
 */
export function faultAnswer(
  { code, detail }: ServerFault,
  { version, id, operation, actor }: FaultPlace,
): string {
  const members =
    textElement('ErrorCode', code) +
    textElement('Message', detail) +
    textElement('ID', id) +
    textElement('Method', operation === undefined ? '' : `"${soapAction(operation)}"`);
  const text = `Fault occurred: ${code}`;
  const isOurs = code === 'InternalServerError' || code === 'ServerBusy';
  const fault =
    version === '1.1'
      ? textElement('faultcode', isOurs ? 'soap:Server' : 'soap:Client') +
        textElement('faultstring', text) +
        textElement('faultactor', actor) +
        `<detail>${members}</detail>`
      : `<soap:Code><soap:Value>${isOurs ? 'soap:Receiver' : 'soap:Sender'}</soap:Value></soap:Code>` +
        `<soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason>` +
        `${textElement('soap:Node', actor)}<soap:Detail>${members}</soap:Detail>`;
  return `${envelopeOpening(version)}<soap:Fault>${fault}</soap:Fault>${answerClosing}`;
}
