import type { AnyAst } from '../syntax/anyAst.ts';
import type { StatementAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import { LineMap } from '../syntax/lineMap.ts';
import { parseScript } from '../syntax/parseScript.ts';
import { stopsBefore } from './stopsBefore.ts';

/** A statement that a script can be stopped before. */
export interface StoppingPlace {
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Where a text can be stopped, in its order. */
export function stoppingPlaces(text: string): readonly StoppingPlace[] {
  const lines = new LineMap(text);
  const offsets = new Set<number>();
  const left: AnyAst[] = [parseScript(text).ast];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (const statement of statementsOf(node)) if (stopsBefore(statement)) offsets.add(statement.start);
    left.push(...childNodes(node));
  }
  return [...offsets]
    .sort((one, other) => one - other)
    .map((offset) => ({ offset, ...lines.position(offset) }));
}

/** The first place at or after a line and a column; undefined where nothing follows. */
export function placeFrom(
  places: readonly StoppingPlace[],
  line: number,
  column = 1,
): StoppingPlace | undefined {
  return places.find((place) => place.line > line || (place.line === line && place.column >= column));
}

/** The statements directly in a node: those of a block, the heads of loops and choices. */
function statementsOf(node: AnyAst): readonly StatementAst[] {
  switch (node.kind) {
    case 'NamedBlock':
    case 'StatementBlock':
      return node.statements;
    case 'IfStatement':
      return node.clauses.map(({ condition }) => condition);
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'SwitchStatement':
      return [node.condition];
    case 'ForEachStatement':
      return [node.collection];
    case 'ForStatement':
      return [node.initializer, node.condition, node.iterator].filter((part) => part !== null);
    default:
      return [];
  }
}
