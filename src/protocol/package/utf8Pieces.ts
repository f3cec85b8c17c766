import { SyncError } from '../../domain/errors/syncError.ts';

/** UTF-8 with or without BOM as text, piece by piece as it comes. Rejects with `damagedPackage`; `what` is how messages call it. */
export async function* utf8Pieces(
  content: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw new SyncError('damagedPackage', `${what} is not UTF-8`, { cause: error });
    }
  };
  for await (const bytes of content) yield decode(bytes);
  yield decode();
}
