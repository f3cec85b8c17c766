import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../shared/data');

/** Whether the recorded real data stands beside the checkout. */
export const hasSharedData = existsSync(root);

/** Path of a file of the recorded real data. */
export function sharedDataPath(name: string): string {
  return path.join(root, name);
}

/** Bytes of a file of the recorded real data. */
export async function sharedData(name: string): Promise<Buffer> {
  return readFile(sharedDataPath(name));
}

/** `describe` for tests that need the recorded real data: reported as skipped where it is absent. */
export const describeWithSharedData = (title: string, body: () => void): void => {
  describe(
    title,
    hasSharedData
      ? body
      : () => {
          it('needs the recorded data beside the checkout');
        },
  );
};
