/** Names that Windows or Configuration Manager keep for themselves. */
const reservedCodes = new Set(['AUX', 'CON', 'NUL', 'PRN', 'SMS', 'ENV', 'OSD', 'SRS', 'FCS']);

/** Whether a text can be a site code, upper case: three letters or digits, not a reserved name. */
export function isSiteCode(text: string): boolean {
  return /^[A-Z0-9]{3}$/.test(text) && !reservedCodes.has(text);
}
