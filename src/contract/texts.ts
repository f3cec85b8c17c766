import { isRecord } from '../base/isRecord.ts';

/** Translations by their English text, as `l10n.t` takes them. */
export type Texts = Readonly<Record<string, string>>;

/** Whether a value is a set of translations. */
export function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}
