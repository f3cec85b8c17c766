/** As System.Net.WebUtility encodes: a blank is a plus sign. */
export function urlEncode(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%20', '+')
    .replaceAll(/[~']/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text of a URL with its escapes read; `+` is a blank. */
export function urlDecode(value: string): string {
  return Buffer.from(
    value
      .replaceAll('+', ' ')
      .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    /%[89a-f]/i.test(value) ? 'latin1' : 'utf8',
  ).toString('utf8');
}
