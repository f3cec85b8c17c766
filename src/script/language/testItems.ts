import type { AnyAst } from '../syntax/anyAst.ts';
import type { CommandAst, CommandElementAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { Extent } from '../syntax/extent.ts';
import { LineMap } from '../syntax/lineMap.ts';
import { parseScript } from '../syntax/parseScript.ts';
import { commandName } from './astQuestions.ts';

/** A block or a test that a file of tests says it has; by its text alone, so that names keep their placeholders. */
export interface TestItem extends Extent {
  readonly kind: 'block' | 'test';
  /** As written; a name that is not a plain text by its source. */
  readonly name: string;
  /** Of the command, from 1: what results name it by. */
  readonly line: number;
  readonly children: readonly TestItem[];
}

const blocks: ReadonlySet<string> = new Set(['describe', 'context']);
/** Blocks within each other that are looked through. */
const deepest = 200;

/** The blocks and tests of a text, those of loops and conditions included. Nothing is run. */
export function testItems(text: string): readonly TestItem[] {
  const parsed = parseScript(text);
  const lines = new LineMap(text);
  const below = (node: AnyAst, depth: number): readonly TestItem[] =>
    depth > deepest ? [] : childNodes(node).flatMap((child) => itemsOf(child, depth + 1));
  const itemsOf = (node: AnyAst, depth: number): readonly TestItem[] => {
    const inner = below(node, depth);
    if (node.kind !== 'Command') return inner;
    const word = commandName(node)?.toLowerCase() ?? '';
    if (!blocks.has(word) && word !== 'it') return inner;
    const { start, end } = node;
    const { line } = lines.position(start);
    const kind = word === 'it' ? 'test' : 'block';
    return [{ kind, name: nameOf(node, text), line, start, end, children: kind === 'test' ? [] : inner }];
  };
  return below(parsed.ast, 0);
}

/** The first argument, or that of -Name. */
function nameOf(command: CommandAst, text: string): string {
  const [, ...args] = command.elements;
  const index = args.findIndex(
    (arg) => arg.kind === 'CommandParameter' && arg.parameterName.toLowerCase() === 'name',
  );
  const named = args[index];
  const value: CommandElementAst | undefined =
    index === -1
      ? args.find((arg) => arg.kind !== 'CommandParameter' && arg.kind !== 'ScriptBlockExpression')
      : named?.kind === 'CommandParameter' && named.argument !== null
        ? named.argument
        : args[index + 1];
  if (value === undefined) return commandName(command) ?? '';
  return value.kind === 'StringConstantExpression' ? value.value : text.slice(value.start, value.end);
}
