import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst, HashtableAst, StatementAst } from '../syntax/ast.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { Extent } from '../syntax/extent.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Decimal, Double, Integer } from '../values/number.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';

/** The hashtable that a .psd1 file is, without running anything. Throws where there is none, or where it holds what would have to be run. */
export function dataOfScript(
  { ast, text, file }: ParsedScript,
  makeBlock: (text: string) => ScriptBlock,
): Dictionary {
  const table = firstTable(ast);
  if (table !== undefined) {
    const value = valueOf(table, ({ start, end }) => makeBlock(text.slice(start, end)));
    if (value instanceof Dictionary) return value;
    throw notData(text.slice(table.start, table.end));
  }
  throw scriptError(
    'CouldNotParseAsPowerShellDataFileNoHashtableRoot',
    `The file '${file ?? ''}' could not be parsed as a PowerShell Data File.`,
    'InvalidData',
    { type: 'System.InvalidOperationException', target: file },
  );
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

/** Makes the script block that a part of the file is; it is not run. */
type MakeBlock = (extent: Extent) => ScriptBlock;

/** Undefined where it would have to be run. */
function statementValue(statement: StatementAst, makeBlock: MakeBlock): Value | undefined {
  const [element] = statement.kind === 'Pipeline' ? statement.elements : [];
  if (
    statement.kind !== 'Pipeline' ||
    statement.elements.length !== 1 ||
    element?.kind !== 'CommandExpression'
  )
    return undefined;
  return valueOf(element.expression, makeBlock);
}

function valueOf(expression: ExpressionAst, makeBlock: MakeBlock): Value | undefined {
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
      return expression.value;
    case 'ArrayLiteral':
      return arrayOf(expression.elements.map((element) => valueOf(element, makeBlock)));
    case 'ArrayExpression':
      return arrayOf(
        expression.body.statements.flatMap((statement): readonly (Value | undefined)[] => {
          const value = statementValue(statement, makeBlock);
          return value === undefined ? [undefined] : spread(value);
        }),
      );
    case 'ParenExpression':
      return statementValue(expression.pipeline, makeBlock);
    case 'Hashtable': {
      const made = new Dictionary();
      for (const entry of expression.entries) {
        const key = valueOf(entry.key, makeBlock);
        const value = statementValue(entry.value, makeBlock);
        if (key === undefined || value === undefined) return undefined;
        made.set(key, value);
      }
      return made;
    }
    case 'ScriptBlockExpression':
      return makeBlock(expression);
    case 'VariableExpression':
      return constants.get(expression.path.toLowerCase());
    case 'UnaryExpression': {
      const value = expression.operator === '-' ? valueOf(expression.operand, makeBlock) : undefined;
      return value === undefined ? undefined : negated(value);
    }
    default:
      return undefined;
  }
}

function arrayOf(values: readonly (Value | undefined)[]): NetArray | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? new NetArray(known) : undefined;
}

const constants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function spread(value: Value): readonly Value[] {
  return value instanceof NetArray ? value.items : [value];
}

function negated(value: Value): Value | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return -value;
  if (value instanceof Double) return new Double(-value.value);
  if (value instanceof Decimal) return new Decimal(-value.mantissa, value.scale);
  return value instanceof Integer ? new Integer(value.typeName, -value.value) : undefined;
}

function notData(code: string): ScriptError {
  return scriptError(
    'System.InvalidOperationException',
    `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${code}.`,
    'NotSpecified',
    { type: 'System.InvalidOperationException' },
  );
}
