import { isRecord } from '../../base/isRecord.ts';
import type { CompletedLine } from '../host/shellMessages.ts';

/** A completion as a session hands it over; null for none. */
export function completedLine(value: unknown): CompletedLine | null {
  if (!isRecord(value)) return null;
  const { start, items } = value;
  if (typeof start !== 'number' || !Array.isArray(items)) return null;
  return { start, items: items.filter((item) => typeof item === 'string') };
}
