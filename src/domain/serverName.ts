/** Whether a text can be the name of a server: labels of letters, digits and hyphens, with dots between them. */
export function isServerName(text: string): boolean {
  return text.length <= 253 && /^[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9-]{1,63})*$/.test(text);
}
