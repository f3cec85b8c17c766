import type { AnyAst } from '../syntax/anyAst.ts';
import type { Extent } from '../syntax/extent.ts';
import { LineMap } from '../syntax/lineMap.ts';
import { regionsOf } from './regions.ts';
import type { ScriptModel } from './scriptModel.ts';

/** Lines that an editor can fold away, counted from 1, both included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'block' | 'comment' | 'region';
}

/** What of a script can be folded: blocks, tables, lists, here-strings, comments, regions. One for each first line. */
export function foldsOf(model: ScriptModel): readonly Fold[] {
  const lines = new LineMap(model.text);
  const folds = new Map<number, Fold>();
  const add = ({ start, end }: Extent, kind: Fold['kind'], keepLast: boolean): void => {
    const startLine = lines.position(start).line;
    const last = lines.position(Math.max(start, end - 1)).line;
    const endLine = keepLast ? last - 1 : last;
    const known = folds.get(startLine);
    if (endLine > startLine && (known === undefined || known.endLine < endLine))
      folds.set(startLine, { startLine, endLine, kind });
  };
  for (const node of model.nodes) {
    const folded = foldOf(model, node);
    // The closing bracket stays to be seen.
    if (folded !== null) add(folded, 'block', /[)}\]]/.test(model.text.charAt(folded.end - 1)));
  }
  for (const run of commentRuns(model, lines)) add(run, 'comment', false);
  for (const region of regionsOf(model.parsed)) add(region, 'region', false);
  return [...folds.values()].sort((left, right) => left.startLine - right.startLine);
}

function foldOf(model: ScriptModel, node: AnyAst): Extent | null {
  switch (node.kind) {
    case 'FunctionDefinition':
    case 'FunctionMember':
    case 'TypeDefinition':
    case 'ParamBlock':
    case 'StatementBlock':
    case 'Hashtable':
    case 'ArrayExpression':
    case 'SubExpression':
    case 'ParenExpression':
    case 'ScriptBlockExpression':
    case 'SwitchStatement':
      return node;
    case 'NamedBlock':
      return node.unnamed ? null : node;
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return model.text.charAt(node.start) === '@' ? node : null;
    default:
      return null;
  }
}

/** Block comments, and comments of whole lines that follow each other; marks of regions part them. */
function commentRuns({ text, parsed }: ScriptModel, lines: LineMap): readonly Extent[] {
  const runs: { start: number; end: number; line: number }[] = [];
  for (const { start, end, block } of parsed.comments) {
    const { line, column } = lines.position(start);
    const isWhole =
      lines
        .line(line)
        .slice(0, column - 1)
        .trim() === '';
    if (block) runs.push({ start, end, line: Number.NaN });
    else if (!isWhole || /^#\s*(?:end)?region\b/i.test(text.slice(start, end))) continue;
    else {
      const last = runs.at(-1);
      if (last?.line === line - 1) {
        last.end = end;
        last.line = line;
      } else runs.push({ start, end, line });
    }
  }
  return runs;
}
