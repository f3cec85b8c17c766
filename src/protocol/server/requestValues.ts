import { isGuid } from '../../base/guid.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import { ServerFault } from './serverFault.ts';

/** A GUID in lower case; any case and spaces around are accepted. Faults with InvalidParameters. */
export function guidValue(text: string | undefined, parameter: string): string {
  const trimmed = text?.trim() ?? '';
  if (!isGuid(trimmed)) throw new ServerFault('InvalidParameters', parameter);
  return trimmed.toLowerCase();
}

/** An xs:int, 0 or more. Faults with InvalidParameters. */
export function countValue(text: string | undefined, parameter: string): number {
  const number = /^\s*\+?\d{1,10}\s*$/.test(text ?? '') ? Number(text) : NaN;
  if (!(number <= 0x7fffffff)) throw new ServerFault('InvalidParameters', parameter);
  return number;
}

/** An xs:boolean; undefined when absent or empty. Faults with InvalidParameters. */
export function booleanValue(text: string | undefined, parameter: string): boolean | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  if (/^(true|1)$/i.test(trimmed)) return true;
  if (/^(false|0)$/i.test(trimmed)) return false;
  throw new ServerFault('InvalidParameters', parameter);
}

/** An xs:base64Binary, white space inside accepted; undefined when it is none. */
export function base64Value(text: string | undefined): Buffer | undefined {
  const compact = text?.replace(/\s+/g, '') ?? '';
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}

/** Between 1 and `limit` members named `name` of the list `parameter`. Faults with InvalidParameters. */
export function listMembers(
  request: SoapElement,
  parameter: string,
  member: { readonly name: string; readonly limit: number },
): readonly SoapElement[] {
  const members = request.child(parameter)?.children(member.name) ?? [];
  if (members.length === 0 || members.length > member.limit)
    throw new ServerFault('InvalidParameters', parameter);
  return members;
}

/** Between 1 and `limit` revision identities of the list `parameter`, in order. Faults with InvalidParameters. */
export function identityList(
  request: SoapElement,
  parameter: string,
  limit: number,
): readonly RevisionIdentity[] {
  return listMembers(request, parameter, { name: 'UpdateIdentity', limit }).map((identity) => ({
    updateId: guidValue(identity.textOf('UpdateID'), parameter),
    revision: countValue(identity.textOf('RevisionNumber'), parameter),
  }));
}
