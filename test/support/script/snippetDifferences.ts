import { isDeepStrictEqual } from 'node:util';
import type { SnippetAnswer } from './recordedSnippets.ts';

/** The fields of an answer in the order in which a person looks at them. */
const fields = [
  ...(['parse', 'values', 'count', 'errors', 'terminating'] as const),
  ...(['text', 'warning', 'verbose', 'information', 'debug'] as const),
];

/** A field of an answer. */
export type AnswerField = (typeof fields)[number];

/** Those that make up "the same values and errors". */
export const valueFields: readonly AnswerField[] = ['parse', 'values', 'count', 'errors', 'terminating'];

/** The fields in which two answers differ. An absent list is an empty one. */
export function differingFields(expected: SnippetAnswer, actual: SnippetAnswer): readonly AnswerField[] {
  return fields.filter((field) => !isDeepStrictEqual(comparable(expected[field]), comparable(actual[field])));
}

function comparable(value: unknown): unknown {
  if (value === undefined || (Array.isArray(value) && value.length === 0) || value === '') return null;
  return value;
}
