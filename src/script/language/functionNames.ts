import type { Extent } from '../syntax/extent.ts';
import { parseScript } from '../syntax/parseScript.ts';
import { plainName } from './astQuestions.ts';
import { SyntaxIndex } from './syntaxIndex.ts';

/** Where a text defines functions of a name; a text that does not hold the name is not parsed. */
export function functionsNamed(text: string, name: string): readonly Extent[] {
  const key = plainName(name);
  if (!text.toLowerCase().includes(key)) return [];
  return new SyntaxIndex(parseScript(text))
    .ofKind('FunctionDefinition')
    .filter((definition) => plainName(definition.name) === key)
    .map(({ nameExtent }) => nameExtent);
}
