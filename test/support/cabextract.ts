import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { hasCabextract } from './hasCabextract.ts';
import { tempFolder } from './tempFolder.ts';

/** A test that needs cabextract: skipped where it is not installed. `check` rejects when cabextract refuses the bytes. */
export function cabextractTest(
  title: string,
  body: (check: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): void {
  const test = hasCabextract ? it : it.skip;
  test(title, () =>
    body(async (bytes) => {
      const file = path.join(await tempFolder(), 'written.cab');
      await writeFile(file, bytes);
      await promisify(execFile)('cabextract', ['-t', file]);
    }),
  );
}
