/** The SHA-256 of a certificate as it is kept and compared: hexadecimal digits in upper case, without the colons that tools show. */
export function plainFingerprint(text: string): string {
  return text.replaceAll(':', '').toUpperCase();
}

/** Whether a text is the SHA-256 of a certificate, with or without colons, in either case. */
export function isFingerprint(text: string): boolean {
  return /^[0-9A-F]{64}$/.test(plainFingerprint(text));
}
