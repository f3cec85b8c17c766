import { NetException, NetThrow } from '../values/netException.ts';

/** RegexParseException: what is wrong with a pattern, and where. */
export function regexError(pattern: string, offset: number, reason: string): NetThrow {
  return new NetThrow(
    new NetException(
      'System.Text.RegularExpressions.RegexParseException',
      `Invalid pattern '${pattern}' at offset ${offset}. ${reason}`,
      null,
      { Offset: offset },
    ),
  );
}

/** NotSupportedException of what .NET can and this host cannot. */
export function regexRefused(what: string): NetThrow {
  return new NetThrow(
    new NetException(
      'System.NotSupportedException',
      `Regular expressions with ${what} are not available in this host.`,
    ),
  );
}
