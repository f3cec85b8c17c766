import type { Extent } from '../syntax/extent.ts';
import { parseScript } from '../syntax/parseScript.ts';
import type { AnyAst } from '../syntax/anyAst.ts';
import { childNodes } from '../syntax/childNodes.ts';
import { plainName } from './astQuestions.ts';

/** Where a text defines functions of a name; a text that does not hold the name is not parsed. */
export function functionsNamed(text: string, name: string): readonly Extent[] {
  const key = plainName(name);
  if (!text.toLowerCase().includes(key)) return [];
  const found: Extent[] = [];
  const nodes: AnyAst[] = [parseScript(text).ast];
  for (const node of nodes) {
    if (node.kind === 'FunctionDefinition' && plainName(node.name) === key) found.push(node.nameExtent);
    nodes.push(...childNodes(node));
  }
  return found;
}
