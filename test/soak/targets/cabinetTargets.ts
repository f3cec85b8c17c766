import { bytesSource } from '../../../src/protocol/cabinet/byteSource.ts';
import { cabinetOf } from '../../../src/protocol/cabinet/cabinetOf.ts';
import { decodeCabinetMember } from '../../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openCabinet } from '../../../src/protocol/cabinet/openCabinet.ts';
import { LzxEncoder } from '../../support/lzxEncoder.ts';
import { rawCabinet } from '../../support/rawCabinet.ts';
import { readAll } from '../../support/readAll.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';

const text = Buffer.from('<upd:Update>Text that repeats, text that repeats. '.repeat(30), 'utf16le');

/** Cabinets of each compression. Without checksums most damage reaches the decoders. */
export function cabinetTargets(real: readonly Buffer[]): readonly SoakTarget[] {
  const stored = rawCabinet({
    compression: 0,
    blocks: [{ packed: text, size: text.length }],
    checksums: false,
  });
  const packed = Buffer.from(cabinetOf([{ name: 'blob', bytes: Buffer.concat([text, text, text]) }]));
  return [
    { name: 'cabinet, whole', seeds: [stored, packed, lzx(), ...real], feed: whole, weight: 2 },
    { name: 'cabinet, streamed', seeds: [stored, packed, lzx(), ...real], feed: streamed },
    { name: 'LZX', seeds: [lzx()], feed: whole, weight: 2 },
    { name: 'MSZIP', seeds: [withoutChecksum(packed)], feed: whole },
  ];
}

function whole(input: Buffer): Verdict {
  decodeCabinetMember(input);
  return 'accepted';
}

async function streamed(input: Buffer): Promise<Verdict> {
  const cabinet = await openCabinet(bytesSource(input, 'x.cab'));
  for (const member of cabinet.members) await readAll(cabinet.read(member));
  return 'accepted';
}

function lzx(): Buffer {
  const encoder = new LzxEncoder(21);
  const literals = [...text.subarray(0, 60)].map((byte) => ({ literal: byte }));
  encoder.add({ type: 'verbatim', skew: 0, tokens: [...literals, { length: 257, distance: 50 }] });
  encoder.add({ type: 'aligned', skew: 2, tokens: [...literals, { length: 80, distance: 250 }] });
  return rawCabinet({ compression: 0x1503, blocks: encoder.end(), checksums: false });
}

/** A checksum of 0 is not checked; the first block stands where the folder says. */
function withoutChecksum(cabinet: Buffer): Buffer {
  const copy = Buffer.from(cabinet);
  copy.writeUInt32LE(0, copy.readUInt32LE(36));
  return copy;
}
