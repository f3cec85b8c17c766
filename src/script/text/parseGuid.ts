import { NetException, NetThrow } from '../values/netException.ts';

/** Reads a Guid with or without dashes, braces or parentheses. 36 lower-case characters; undefined for another text. */
export function tryParseGuid(text: string): string | undefined {
  const bare = text.trim();
  const match = /^(?:\{([0-9a-f-]{36})\}|\(([0-9a-f-]{36})\)|([0-9a-f-]{36})|([0-9a-f]{32}))$/i.exec(bare);
  if (match === null) return undefined;
  const found = match[0].replace(/[{}()]/g, '').toLowerCase();
  const digits = found.replaceAll('-', '');
  if (digits.length !== 32) return undefined;
  const dashed = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return found.length === 32 || found === dashed ? dashed : undefined;
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
