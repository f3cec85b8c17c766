/** What a file begins with, for a message: `a ZIP archive`, `an XML document with the root element Catalog`, `the bytes 4d 5a …`. */
export function describeContent(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const text = Buffer.from(bytes.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('PK\u0005\u0006')) return 'a ZIP archive';
  if (text.trimStart().startsWith('<')) {
    const [, root] = /^\s*(?:<[?!][^>]*>\s*)*<([A-Za-z_][\w:.-]{0,60})/.exec(text) ?? [];
    if (root !== undefined) return `an XML document with the root element ${root}`;
  }
  return `the bytes ${Buffer.from(bytes.subarray(0, 8))
    .toString('hex')
    .replace(/..(?=.)/g, '$& ')}`;
}
