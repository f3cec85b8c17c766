/** Where WSUS keeps a file below /Content and in its WsusContent folder: `<XX>/<40 HEX><extension>` (wsusss-protocol.md §0.10). */
export function contentName(sha1: string, name: string): string {
  const hex = sha1.toUpperCase();
  const extension = /\.[A-Za-z0-9_-]{1,16}$/.exec(name)?.[0] ?? '';
  return `${hex.slice(-2)}/${hex}${extension}`;
}
