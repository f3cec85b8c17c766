import type { FilePort, OpenFile } from '../files/filePort.ts';
import { damaged } from '../files/ioFailure.ts';
import {
  decodeJournalHeader,
  isIntactFrame,
  journalHeaderLength,
  nextFrameStart,
  type ReadFrameHeader,
} from './journalFrame.ts';

/** An intact frame and where it stands. */
export interface JournalFrame {
  readonly header: ReadFrameHeader;
  readonly offset: number;
  readonly payload: Uint8Array;
}

/** Where the intact frames of a journal file end, and the check that seeds the next frame. */
export interface JournalEnd {
  readonly length: number;
  readonly check: number;
  /** Bytes that follow and belong to no intact frame. */
  readonly torn: number;
}

const chunkLength = 1024 * 1024;

/**
 * Shows the frames of a journal file in order, one at a time, until `visit` answers false; resolves with where they end.
 * Rejects with `damagedStore` when a frame that had been durable no longer is intact: that is no torn tail, and what
 * follows it must not be cut off.
 */
export async function readJournal(
  files: FilePort,
  file: { readonly path: string; readonly number: number },
  visit: (frame: JournalFrame) => boolean,
): Promise<JournalEnd> {
  const { path, number } = file;
  const handle = await files.open(path, 'read');
  try {
    const size = await handle.size();
    let offset = 0;
    let check = number >>> 0;
    let expected = number;
    let buffer: Uint8Array = new Uint8Array(0);
    let bufferAt = 0;
    const bytesAt = async (start: number, length: number): Promise<Uint8Array> => {
      if (start < bufferAt || start + length > bufferAt + buffer.length) {
        buffer = await handle.read(start, Math.max(length, Math.min(chunkLength, size - start)));
        bufferAt = start;
      }
      return buffer.subarray(start - bufferAt, start - bufferAt + length);
    };
    while (offset < size) {
      const header = decodeJournalHeader(await bytesAt(offset, Math.min(journalHeaderLength, size - offset)));
      const length = journalHeaderLength + (header?.payloadLength ?? 0);
      if (header === undefined || offset + length > size) break;
      const bytes = await bytesAt(offset, length);
      if (!isIntactFrame(bytes, header.check, check)) break;
      const goOn = visit({ header, offset, payload: bytes.subarray(journalHeaderLength) });
      check = header.check;
      expected = header.commit + 1;
      offset += length;
      if (!goOn) return { length: offset, check, torn: 0 };
    }
    if (offset < size && (await wasDurable(handle, offset, size, expected)))
      throw damaged(`${path}, offset ${offset}: commit ${expected} does not match its checksum`);
    return { length: offset, check, torn: size - offset };
  } finally {
    await handle.close();
  }
}

/** Whether a later frame says that the commit had been synced before. */
async function wasDurable(handle: OpenFile, offset: number, size: number, commit: number): Promise<boolean> {
  const rest = await handle.read(offset, size - offset);
  for (let at = nextFrameStart(rest, 1); at >= 0; at = nextFrameStart(rest, at + 1)) {
    const header = decodeJournalHeader(rest.subarray(at));
    if (header !== undefined && header.durable >= commit) return true;
  }
  return false;
}
