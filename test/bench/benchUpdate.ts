import { createHash } from 'node:crypto';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';
import { buildRecord, guid } from '../support/records.ts';

/** Categories that such updates belong to: products and classifications, by number. */
export const benchCategories = 400;

/** Id of one of the categories. */
export function benchCategory(number: number): string {
  return guid(10_000_000 + (number % benchCategories));
}

/** A made-up update of about 4 KB, as stored and with a header of the usual size. */
export function benchUpdate(number: number): DecodedRecord {
  const id = guid(number + 1);
  const line = `<upd:File id="${createHash('sha1').update(id).digest('hex')}" n="${number}"/>`;
  return buildRecord(
    { updateId: id, revision: 200 + (number % 5) },
    {
      texts: [
        {
          language: 'en',
          title: `2026-${String((number % 12) + 1).padStart(2, '0')} Cumulative Update for Windows 11 Version ${number % 90} (KB${5_000_000 + number})`,
          description: 'Install this update to resolve issues in Windows. '.repeat(4),
        },
      ],
      created: new Date(Date.UTC(2015, 0, 1) + number * 3_600_000).toISOString(),
      kbArticleIds: [String(5_000_000 + number)],
      prerequisites: [1, 2, 3, 4, 5, 6].map((offset) => ({
        anyOf: [benchCategory(number * offset)],
        isCategory: offset < 3,
      })),
      supersedes: number > 1000 ? [guid(number - 999), guid(number - 500)] : [],
      files: [1, 2].map((part) => ({
        name: `windows-kb${number}-${part}.cab`,
        size: 1_000_000,
        sha1: createHash('sha1').update(`${number}.${part}`).digest('hex'),
      })),
    },
    line.repeat(50),
  );
}
