/** Whether a text is a token of HTTP, as methods and names of headers are (RFC 9110 §5.6.2). */
export function isHttpToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}
