import { existsSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';

/** How long VS Code may take to have something run (ms). */
const patience = 60_000;

/** The text of a file once it is there. Rejects where it does not come. */
export function writtenText(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
      if (text === '') return;
      clearTimeout(tooLate);
      watcher.close();
      resolve(text);
    };
    const tooLate = setTimeout(() => {
      watcher.close();
      reject(new Error(`${file} was not written`));
    }, patience);
    const watcher = watch(path.dirname(file), look);
    look();
  });
}
