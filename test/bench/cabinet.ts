import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { decodeCabinetMember } from '../../src/protocol/cabinet/decodeCabinetMember.ts';
import { openFileSource } from '../../src/protocol/cabinet/fileByteSource.ts';
import { openCabinet } from '../../src/protocol/cabinet/openCabinet.ts';
import { hasCabextract } from '../support/hasCabextract.ts';

const documents = [
  '56309036-4c77-4dd9-951a-99ee9c246a94.r101',
  '266f6222-c89d-43f2-9f8a-69340271e677.r200',
  'a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe.r200',
];
/** Recorded real data beside the checkout; npm runs the bench from the project's folder. */
const data = path.resolve('../shared/data');
const packageFile = path.join(data, 'wsus-exports/WSUS-2024-06-19.cab');
const rounds = 9;

/** Decoding speed of LZX: update documents one by one, and a whole package, beside cabextract where it is installed. */
export async function benchCabinet(): Promise<{ name: string; figure: string }[]> {
  if (!existsSync(packageFile)) return [];
  const lines = [];
  for (const document of documents)
    lines.push(benchDocument(await readFile(path.join(data, 'wsus-exchanges/cabs', `${document}.cab`))));
  let size = 0;
  const own = await fastest(async () => {
    size = await readPackage();
  });
  lines.push({ name: 'LZX, package of 2024, this reader', figure: speed(size, own) });
  if (hasCabextract) {
    const theirs = await fastest(async () => {
      await promisify(execFile)('cabextract', ['-q', '-p', packageFile], {
        encoding: 'buffer',
        maxBuffer: 2 * size,
      });
    });
    lines.push({ name: 'LZX, package of 2024, cabextract -p with its process', figure: speed(size, theirs) });
  }
  return lines;
}

function benchDocument(bytes: Uint8Array): { name: string; figure: string } {
  const count = 2_000;
  let size = 0;
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let index = 0; index < count; index++) size = decodeCabinetMember(bytes).length;
    best = Math.min(best, performance.now() - start);
  }
  const each = `${Math.round((count * 1_000) / best)} a second`;
  return { name: `LZX, document of ${size} bytes`, figure: `${speed(size * count, best)}, ${each}` };
}

async function readPackage(): Promise<number> {
  const source = await openFileSource(packageFile);
  const cabinet = await openCabinet(source);
  let size = 0;
  for (const member of cabinet.members) for await (const bytes of cabinet.read(member)) size += bytes.length;
  await source.close();
  return size;
}

async function fastest(run: () => Promise<void>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function speed(bytes: number, milliseconds: number): string {
  return `${Math.round(bytes / 1_000 / milliseconds)} MB/s`;
}
