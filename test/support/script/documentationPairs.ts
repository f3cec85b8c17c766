import { readFileSync } from 'node:fs';
import { isRecord, parsed } from '../parsedJson.ts';
import { hasSharedData, sharedDataPath } from '../sharedData.ts';

/** An example of the documentation with the text that it says a terminal shows. */
export interface DocumentationPair {
  /** Name of the page without its folder and `.md`. */
  readonly page: string;
  readonly section: string;
  /** Place among the pairs of the section, from 0. */
  readonly index: number;
  readonly code: string;
  readonly output: string;
}

const books = ['about', 'conceptual', 'core', 'management', 'utility'];

/** Every pair of the documentation, in its order; none where the shared data is absent. */
export function documentationPairs(): readonly DocumentationPair[] {
  if (!hasSharedData) return [];
  const seen = new Map<string, number>();
  return books.flatMap((book) =>
    pairsOf(sharedDataPath(`powershell/docs-examples-${book}.json`)).map(({ file, ...pair }) => {
      const page = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/u, '');
      const index = seen.get(`${page}\n${pair.section}`) ?? 0;
      seen.set(`${page}\n${pair.section}`, index + 1);
      return { page, index, ...pair };
    }),
  );
}

interface StoredPair {
  readonly file: string;
  readonly section: string;
  readonly code: string;
  readonly output: string;
}

function pairsOf(path: string): readonly StoredPair[] {
  const pairs = parsed(readFileSync(path, 'utf8'));
  return Array.isArray(pairs) ? pairs.filter(isPair) : [];
}

function isPair(value: unknown): value is StoredPair {
  return (
    isRecord(value) && ['file', 'section', 'code', 'output'].every((key) => typeof value[key] === 'string')
  );
}
