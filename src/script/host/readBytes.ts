import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads a file into memory of its own, which can be handed over to a thread. */
export function readBytes(file: string): Buffer<ArrayBuffer> {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(opened).size);
    return bytes.subarray(0, readSync(opened, bytes));
  } finally {
    closeSync(opened);
  }
}
