import type { FilePort } from '../files/filePort.ts';

const blockSize = 65_536;
const lineFeed = 0x0a;

/** The last lines of a log that goes on through several files, newest first; read from the end in blocks. */
export async function readTail(files: FilePort, paths: readonly string[], lines: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let missing = lines;
  for (const path of paths) {
    if (missing <= 0) break;
    const tail = await fileTail(files, path, missing);
    parts.unshift(tail);
    missing -= countLines(tail);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
}

async function fileTail(files: FilePort, path: string, lines: number): Promise<Uint8Array> {
  if ((await files.info(path)) === undefined) return new Uint8Array();
  const file = await files.open(path, 'read');
  try {
    let blocks = new Uint8Array();
    for (let position = await file.size(); position > 0;) {
      const start = Math.max(0, position - blockSize);
      const block = await file.read(start, position - start);
      blocks = Buffer.concat([block, blocks]);
      position = start;
      if (countLines(blocks) > lines) break;
    }
    return lastLines(blocks, lines);
  } finally {
    await file.close();
  }
}

/** Lines, the last of which may lack its end. */
function countLines(bytes: Uint8Array): number {
  let count = bytes.length > 0 && bytes[bytes.length - 1] !== lineFeed ? 1 : 0;
  for (const byte of bytes) if (byte === lineFeed) count++;
  return count;
}

function lastLines(bytes: Uint8Array, lines: number): Uint8Array {
  let left = lines;
  for (let index = bytes.length - 2; index >= 0; index--) {
    if (bytes[index] === lineFeed && --left === 0) return bytes.subarray(index + 1);
  }
  return bytes;
}
