import { isGuid } from '../base/guid.ts';
import { InvalidArgumentError } from 'commander';

/** Reads a whole number between two limits, for an option or argument. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,15}$/.test(text) || value < low || value > high)
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    return value;
  };
}

/** Gathers the values of an option that may be given several times. */
export function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Gathers update ids: GUIDs. */
export function updateIds(text: string, before: readonly string[] | undefined): readonly string[] {
  const id = text.trim().toLowerCase();
  if (!isGuid(id))
    throw new InvalidArgumentError('An update id is a GUID: 8 hex digits, three times 4, and 12.');
  return [...(before ?? []), id];
}

/** Reads `on` or `off`, `yes` or `no`, `true` or `false`. */
export function yesOrNo(text: string): boolean {
  const lower = text.toLowerCase();
  if (['on', 'yes', 'true'].includes(lower)) return true;
  if (['off', 'no', 'false'].includes(lower)) return false;
  throw new InvalidArgumentError('It must be yes or no.');
}

/** Reads a date or a date and time, as ISO 8601 writes them; without an offset it is UTC. Yields ISO UTC. */
export function moment(text: string): string {
  const hasOffset = /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const shape = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text);
  const value = Date.parse(shape ? `${text.replace(' ', 'T')}${hasOffset || isDate ? '' : 'Z'}` : '');
  if (Number.isNaN(value))
    throw new InvalidArgumentError('It must be a date such as 2026-11-24 or 2026-11-24T08:00Z (UTC).');
  return new Date(value).toISOString();
}
