import type { ExpressionAst, StatementAst } from '../syntax/ast.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Decimal, Double, Integer } from '../values/number.ts';
import type { Value } from '../values/value.ts';

/** The hashtable that a .psd1 file is, without running anything. Throws where there is none, or where it holds what would have to be run. */
export function dataOfScript({ ast, text, file }: ParsedScript): Dictionary {
  const statements = ast.endBlock?.statements ?? [];
  const [statement] = statements;
  const value = statements.length === 1 && statement !== undefined ? dataStatement(statement, text) : null;
  if (value instanceof Dictionary) return value;
  throw scriptError(
    'CouldNotParseAsPowerShellDataFileNoHashtableRoot',
    `The file '${file ?? ''}' could not be parsed as a PowerShell Data File.`,
    'InvalidData',
    { type: 'System.InvalidOperationException' },
  );
}

/** The value of the one statement of a file; what would have to be run is an error that names all of it. */
function dataStatement(statement: StatementAst, text: string): Value {
  const value = statementValue(statement);
  if (value === undefined) throw notData(text.slice(statement.start, statement.end));
  return value;
}

/** Undefined where it would have to be run. */
function statementValue(statement: StatementAst): Value | undefined {
  const [element] = statement.kind === 'Pipeline' ? statement.elements : [];
  if (
    statement.kind !== 'Pipeline' ||
    statement.elements.length !== 1 ||
    element?.kind !== 'CommandExpression'
  )
    return undefined;
  return valueOf(element.expression);
}

function valueOf(expression: ExpressionAst): Value | undefined {
  switch (expression.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
      return expression.value;
    case 'ArrayLiteral':
      return arrayOf(expression.elements.map((element) => valueOf(element)));
    case 'ArrayExpression':
      return arrayOf(
        expression.body.statements.flatMap((statement): readonly (Value | undefined)[] => {
          const value = statementValue(statement);
          return value === undefined ? [undefined] : spread(value);
        }),
      );
    case 'ParenExpression':
      return statementValue(expression.pipeline);
    case 'Hashtable': {
      const made = new Dictionary();
      for (const entry of expression.entries) {
        const key = valueOf(entry.key);
        const value = statementValue(entry.value);
        if (key === undefined || value === undefined) return undefined;
        made.set(key, value);
      }
      return made;
    }
    case 'VariableExpression':
      return constants.get(expression.path.toLowerCase());
    case 'UnaryExpression': {
      const value = expression.operator === '-' ? valueOf(expression.operand) : undefined;
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
