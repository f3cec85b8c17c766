import { isGuid } from '../../base/guid.ts';
import { DocumentFault } from './documentFault.ts';

/** Attributes of one element by their name as written. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * The text in memory of its own. What the parser hands out are windows into the document: kept in a header, one title
 * would keep the whole document alive.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** A GUID in lower case; faults when the attribute is missing or none. */
export function guidAttribute(attributes: Attributes, name: string, where: string): string {
  const value = attributes[name];
  if (value === undefined) throw new DocumentFault('damagedDocument', `${where} has no ${name}`);
  if (!isGuid(value))
    throw new DocumentFault('damagedDocument', `${where} has a ${name} that is no GUID: "${excerpt(value)}"`);
  return detached(value.toLowerCase());
}

/** A decimal number, 0 or more and exact; undefined when the attribute is missing, fault when it is anything else. */
export function numberAttribute(attributes: Attributes, name: string, where: string): number | undefined {
  const value = attributes[name];
  if (value === undefined) return undefined;
  const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
  if (!Number.isSafeInteger(number))
    throw new DocumentFault(
      'damagedDocument',
      `${where} has a ${name} that is no number: "${excerpt(value)}"`,
    );
  return number;
}

/** `true` and `1` are true (xs:boolean), everything else false; undefined when the attribute is missing. */
export function booleanAttribute(attributes: Attributes, name: string): boolean | undefined {
  const value = attributes[name];
  return value === undefined ? undefined : /^\s*(?:true|1)\s*$/i.test(value);
}

const dateForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{0,9}))?(?:Z|([+-])(\d\d):(\d\d))?$/;

/** An xs:dateTime as ISO 8601 UTC with milliseconds. Without an offset it is UTC; finer fractions are cut off. */
export function isoDate(value: string): string | undefined {
  const match = dateForm.exec(value.trim());
  if (match === null) return undefined;
  const field = (index: number): number => Number(match[index] ?? 0);
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const wall = Date.UTC(field(1), field(2) - 1, field(3), field(4), field(5), field(6), milliseconds);
  // Date.UTC carries 31 February over into March and reads year 0099 as 1999.
  if (!new Date(wall).toISOString().startsWith(value.trim().slice(0, 19))) return undefined;
  const offset = (field(9) * 60 + field(10)) * 60_000;
  const date = new Date(match[8] === '-' ? wall + offset : wall - offset);
  const text = date.toISOString();
  return text.length === 24 ? text : undefined;
}

/** A base64 digest of so many bytes as lower-case hex; undefined when it is none. */
export function hexDigest(base64: string, bytes: number): string | undefined {
  const decoded = Buffer.from(base64, 'base64');
  return decoded.length === bytes ? decoded.toString('hex') : undefined;
}

/** The beginning of a value, short enough for a message. */
export function excerpt(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 60)}…`;
}
