import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst, HashtableAst, StatementAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { TypeName } from '../syntax/typeName.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';

/** The hashtable that a .psd1 file is: of values alone, which `evaluate` gives. Throws where there is none, or where it holds what would have to be run. */
export function dataOfScript(
  { ast, text, file }: ParsedScript,
  evaluate: (text: string) => readonly Value[],
): Dictionary {
  const table = firstTable(ast);
  if (table === undefined)
    throw scriptError(
      'CouldNotParseAsPowerShellDataFileNoHashtableRoot',
      `The file '${file ?? ''}' could not be parsed as a PowerShell Data File.`,
      'InvalidData',
      { type: 'System.InvalidOperationException', target: file },
    );
  const written = text.slice(table.start, table.end);
  const [value] = isValue(table) ? evaluate(withBlocksQuoted(table, text)) : [];
  if (value instanceof Dictionary) return value;
  throw notData(written);
}

/** The text of a table each script block of which gives a block that holds it: the engine keeps the braces as a part of its text. */
function withBlocksQuoted(table: HashtableAst, text: string): string {
  let quoted = '';
  let at = table.start;
  for (const { start, end } of scriptBlocks(table)) {
    quoted += `${text.slice(at, start)}{${text.slice(start, end)}}`;
    at = end;
  }
  return quoted + text.slice(at, table.end);
}

function scriptBlocks(node: AnyAst): readonly AnyAst[] {
  return node.kind === 'ScriptBlockExpression' ? [node] : childNodes(node).flatMap(scriptBlocks);
}

/** The first hashtable of a file, wherever it stands. */
function firstTable(node: AnyAst): HashtableAst | undefined {
  if (node.kind === 'Hashtable') return node;
  for (const child of childNodes(node)) {
    const found = firstTable(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isValueStatement(statement: StatementAst): boolean {
  if (statement.kind !== 'Pipeline' || statement.elements.length !== 1) return false;
  const [element] = statement.elements;
  return element?.kind === 'CommandExpression' && isValue(element.expression);
}

const signs: ReadonlySet<string> = new Set(['-', '+', '!', 'not', 'bnot']);
const constants: ReadonlySet<string> = new Set(['true', 'false', 'null']);
/** The types that a value may be cast to. */
const primitives: ReadonlySet<string> = new Set(
  'bool boolean byte sbyte char double float single int int32 uint uint32 short int16 ushort uint16 long int64 ulong uint64'.split(
    ' ',
  ),
);

/** Whether an expression is a value, nothing of which has to be run. */
function isValue(expression: ExpressionAst): boolean {
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'ScriptBlockExpression':
      return true;
    case 'ExpandableStringExpression':
      return expression.parts.every((part) => typeof part === 'string' || isValue(part));
    case 'ArrayLiteral':
      return expression.elements.every(isValue);
    case 'ArrayExpression':
    case 'SubExpression':
      return expression.body.statements.every(isValueStatement);
    case 'ParenExpression':
      return isValueStatement(expression.pipeline);
    case 'Hashtable':
      return expression.entries.every(({ key, value }) => isValue(key) && isValueStatement(value));
    case 'VariableExpression':
      return constants.has(expression.path.toLowerCase());
    case 'UnaryExpression':
      return signs.has(expression.operator) && isValue(expression.operand);
    case 'TernaryExpression':
      return [expression.condition, expression.ifTrue, expression.ifFalse].every(isValue);
    case 'IndexExpression':
      return isValue(expression.target) && isValue(expression.index);
    case 'ConvertExpression':
      return isPrimitive(expression.type.typeName) && isValue(expression.child);
    default:
      return false;
  }
}

function isPrimitive({ name, arrayRanks }: TypeName): boolean {
  return arrayRanks.length === 0 && primitives.has(name.toLowerCase().replace(/^system\./, ''));
}

function notData(code: string): ScriptError {
  return scriptError(
    'System.InvalidOperationException',
    `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${code}.`,
    'NotSpecified',
    { type: 'System.InvalidOperationException' },
  );
}
