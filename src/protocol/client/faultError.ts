import { type ErrorKey, SyncError } from '../../domain/errors/syncError.ts';
import type { SoapFault } from '../soap/fault.ts';

/** A SOAP fault as an error; `fault` is what the server said. */
export class FaultError extends SyncError {
  readonly fault: SoapFault;

  constructor(fault: SoapFault, where: string) {
    super(keyOf(fault), faultText(fault, where), { source: 'SoapFault' });
    this.fault = fault;
  }

  /** True where the server refused the named parameter. */
  refuses(parameter: string): boolean {
    return (
      this.fault.errorCode === 'InvalidParameters' &&
      this.fault.message?.toLowerCase() === parameter.toLowerCase()
    );
  }
}

/** Reactions are listed in wsusss-protocol.md §4. */
const keysByCode: ReadonlyMap<string | undefined, ErrorKey> = new Map<string, ErrorKey>([
  ['InvalidParameters', 'invalidParameters'],
  ['InvalidCookie', 'invalidCookie'],
  ['InvalidAuthorizationCookie', 'invalidCookie'],
  ['IncompatibleProtocolVersion', 'incompatibleProtocol'],
  ['InternalServerError', 'internalServerError'],
  ['ServerChanged', 'serverChanged'],
  ['ServerBusy', 'serverBusy'],
]);

function keyOf({ errorCode, message }: SoapFault): ErrorKey {
  // What Windows says of a downstream server's name that it does not accept (MS-WSUSSS <28>).
  if (errorCode === 'InvalidParameters' && message?.toLowerCase() === 'machinename') return 'notAdmitted';
  return keysByCode.get(errorCode) ?? 'soapFault';
}

function faultText({ errorCode, message, faultString }: SoapFault, where: string): string {
  const parameter = message === undefined ? '' : ` (${message.slice(0, 200)})`;
  const said = errorCode === undefined ? faultString.slice(0, 300).replace(/\.$/, '') : errorCode + parameter;
  return `The server refused ${where}: ${said === '' ? 'no reason given' : said}`;
}
