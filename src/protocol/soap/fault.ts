import { answerClosing, answerOpening } from './envelope.ts';
import { type OperationName, soapAction } from './operations.ts';
import type { SoapElement } from './soapElement.ts';
import { textElement } from './xmlText.ts';

/** Error codes of MS-WSUSSS 2.2.9. */
export const faultCodes = [
  'InvalidParameters',
  'InvalidCookie',
  'InvalidAuthorizationCookie',
  'IncompatibleProtocolVersion',
  'InternalServerError',
  'FileDigestsMissing',
  'ServerChanged',
  'ServerBusy',
  'TooManyIds',
] as const;

/** One of the error codes of the protocol. */
export type FaultCode = (typeof faultCodes)[number];

/** A SOAP fault as a value. Servers other than WSUS leave out what is optional here. */
export interface SoapFault {
  /** `Client` or `Server` for SOAP 1.1, without prefix. */
  readonly faultCode: string;
  readonly faultString: string;
  /** `detail/ErrorCode`, also where it is none of the protocol's. */
  readonly errorCode?: string;
  /** `detail/Message`: for InvalidParameters the parameter's name. */
  readonly message?: string;
  readonly id?: string;
  /** `detail/Method` without its quotes. */
  readonly method?: string;
}

/** What a server states when it refuses a call. */
export interface FaultStatement {
  readonly errorCode: FaultCode;
  readonly message?: string;
  /** New GUID of this refusal. */
  readonly id: string;
  readonly operation: OperationName;
  /** Full URL of the service. */
  readonly actor: string;
}

/**
 * A whole SOAP 1.1 answer with a fault as WSUS writes it; the members of `detail` have no namespace. The code stands in
 * `faultstring` too: upsync looks for it there and nowhere else.
 */
export function faultEnvelope({ errorCode, message = '', id, operation, actor }: FaultStatement): string {
  const detail =
    textElement('ErrorCode', errorCode) +
    textElement('Message', message) +
    textElement('ID', id) +
    textElement('Method', `"${soapAction(operation)}"`);
  const fault =
    textElement('faultcode', errorCode === 'InternalServerError' ? 'soap:Server' : 'soap:Client') +
    textElement('faultstring', `Fault occurred: ${errorCode}`) +
    textElement('faultactor', actor) +
    `<detail>${detail}</detail>`;
  return `${answerOpening}<soap:Fault>${fault}</soap:Fault>${answerClosing}`;
}

/** Reads `soap:Fault` of SOAP 1.1 or 1.2. */
export function faultOf(element: SoapElement): SoapFault {
  const detail = element.child('detail') ?? element.child('Detail');
  const code = element.textOf('faultcode') ?? element.child('Code')?.textOf('Value') ?? '';
  const reason = element.textOf('faultstring') ?? element.child('Reason')?.textOf('Text') ?? '';
  const optional = (key: keyof SoapFault, name: string): Partial<SoapFault> => {
    const text = detail?.textOf(name)?.trim() ?? '';
    return text === '' ? {} : { [key]: text };
  };
  const method = detail?.textOf('Method')?.trim().replace(/^"|"$/g, '') ?? '';
  return {
    faultCode: code.trim().replace(/^[^:]*:/, ''),
    faultString: reason.trim(),
    ...optional('errorCode', 'ErrorCode'),
    ...optional('message', 'Message'),
    ...optional('id', 'ID'),
    ...(method === '' ? {} : { method }),
  };
}
