import { isHttpToken } from '../../../base/httpToken.ts';
import { NetException, NetThrow } from '../../values/netException.ts';

const entityTag = /^(?:W\/)?"[^"]*"$/;
const httpDate = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** The form of headers that .NET looks into, by name in lower case. */
const forms: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['if-match', isTags],
  ['if-none-match', isTags],
  ['if-modified-since', (value: string) => httpDate.test(value)],
  ['if-unmodified-since', (value: string) => httpDate.test(value)],
  ['date', (value: string) => httpDate.test(value)],
  ['max-forwards', (value: string) => /^\d+$/.test(value)],
  ['authorization', (value: string) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:\s|$)/.test(value)],
]);

function isTags(value: string): boolean {
  return value.trim() === '*' || value.split(/,\s*/).every((tag) => entityTag.test(tag.trim()));
}

/** Throws the FormatException of a header that .NET would not send. */
export function checkHeader(name: string, value: string): void {
  if (!isHttpToken(name)) throw formatError(`The header name '${name}' has an invalid format.`);
  if (/[\r\n\0]/.test(value))
    throw formatError('New-line or NUL characters are not allowed in header values.');
  if (forms.get(name.toLowerCase())?.(value) === false)
    throw formatError(`The format of value '${value}' is invalid.`);
}

function formatError(message: string): NetThrow {
  return new NetThrow(new NetException('System.FormatException', message));
}
