import { isGuid } from '../../base/guid.ts';
import { NetException, NetThrow } from '../values/netException.ts';

/** Reads a Guid with or without dashes, braces or parentheses. 36 lower-case characters; undefined for another text. */
export function tryParseGuid(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:\{(.{36})\}|\((.{36})\))$/, '$1$2')
    .toLowerCase();
  if (isGuid(bare)) return bare;
  return /^[0-9a-f]{32}$/.test(bare) ? dashedGuid(bare) : undefined;
}

/** The 32 digits of a Guid with its four dashes. */
export function dashedGuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Reads a Guid; throws FormatException. */
export function parseGuid(text: string): string {
  const guid = tryParseGuid(text);
  if (guid !== undefined) return guid;
  const digits = /^[{(]?[0-9a-f-]+[)}]?$/i.test(text.trim());
  throw new NetThrow(
    new NetException(
      'System.FormatException',
      digits && text.trim().length >= 32
        ? 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'
        : 'Unrecognized Guid format.',
    ),
  );
}
