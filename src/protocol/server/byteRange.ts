/** Which bytes of a file an HTTP `Range` header asks for: a part (both ends included), all of them, or none there are. */
export type ByteRange =
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'whole' }
  | { readonly kind: 'unsatisfiable' };

/** Reads a `Range` header (RFC 9110 §14.2). Several ranges, other units and malformed ones are answered with the whole file. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const match = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  if (start >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
