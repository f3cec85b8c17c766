import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** How long VS Code may take to write what it keeps (ms): every 5 s, when it has nothing better to do. */
const patience = 150_000;

/** Resolves when VS Code has written `text` among what it keeps of its editors: a window that is loaded again begins there. Rejects when patience ends. */
export async function textIsKept(page: Page, text: string): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if ((await page.evaluate(keptIncludes(text))) === true) return;
    await rest(500);
  }
  throw new Error(`VS Code has not kept ${text}`);
}

/** JavaScript for the window: whether a stored value holds the text; editors in there are JSON within JSON. */
function keptIncludes(text: string): string {
  return `(async () => {
    const answerOf = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      try {
        for (const store of database.objectStoreNames) {
          const values = await answerOf(database.transaction(store).objectStore(store).getAll());
          if (values.some((value) => typeof value === 'string' && value.replaceAll('\\\\', '').includes(${JSON.stringify(text)}))) return true;
        }
      } finally {
        database.close();
      }
    }
    return false;
  })()`;
}
