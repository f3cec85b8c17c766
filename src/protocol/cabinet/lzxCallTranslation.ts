import { uint32 } from './littleEndian.ts';

/** From this offset on the encoder no longer translates: 32,768 frames of 32 KiB. */
const lastTranslated = 0x4000_0000;

/**
 * Takes back the translation that LZX encoders apply to x86 call instructions: absolute targets after an E8 byte become
 * relative again. `offset` is the frame's place in the folder, `translationSize` the number at the start of the stream.
 */
export function translateCalls(frame: Uint8Array, offset: number, translationSize: number): void {
  if (offset >= lastTranslated) return;
  const end = frame.length - 10;
  for (let at = frame.indexOf(0xe8); at >= 0 && at < end; at = frame.indexOf(0xe8, at + 5)) {
    const current = offset + at;
    const absolute = uint32(frame, at + 1) | 0;
    if (absolute < -current || absolute >= translationSize) continue;
    const relative = absolute >= 0 ? absolute - current : absolute + translationSize;
    frame[at + 1] = relative;
    frame[at + 2] = relative >> 8;
    frame[at + 3] = relative >> 16;
    frame[at + 4] = relative >> 24;
  }
}
