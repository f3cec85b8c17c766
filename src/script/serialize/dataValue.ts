import type { ExpressionAst, StatementAst } from '../syntax/ast.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, type ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Decimal, Double, Integer } from '../values/number.ts';
import type { Value } from '../values/value.ts';

/** The hashtable that a .psd1 file is, without running anything. Throws where there is none, or where it holds what would have to be run. */
export function dataOfScript({ ast, text }: ParsedScript): Dictionary {
  const statements = ast.endBlock?.statements ?? [];
  const [statement] = statements;
  const value = statements.length === 1 && statement !== undefined ? statementValue(statement, text) : null;
  if (value instanceof Dictionary) return value;
  throw scriptError(
    'CouldNotParseAsPowerShellDataFileNoHashtableRoot',
    'Unable to find a hashtable in the PowerShell data file.',
    'InvalidData',
    { type: 'System.InvalidOperationException' },
  );
}

function statementValue(statement: StatementAst, text: string): Value {
  const [element] = statement.kind === 'Pipeline' ? statement.elements : [];
  if (
    statement.kind !== 'Pipeline' ||
    statement.elements.length !== 1 ||
    element?.kind !== 'CommandExpression'
  )
    throw notData(text.slice(statement.start, statement.end));
  return valueOf(element.expression, text);
}

function valueOf(expression: ExpressionAst, text: string): Value {
  if (expression.kind === 'ConstantExpression' || expression.kind === 'StringConstantExpression')
    return expression.value;
  if (expression.kind === 'ArrayLiteral')
    return new NetArray(expression.elements.map((element) => valueOf(element, text)));
  if (expression.kind === 'ArrayExpression')
    return new NetArray(
      expression.body.statements.flatMap((statement) => spread(statementValue(statement, text))),
    );
  if (expression.kind === 'ParenExpression') return statementValue(expression.pipeline, text);
  if (expression.kind === 'Hashtable') {
    const made = new Dictionary();
    for (const { key, value } of expression.entries)
      made.set(valueOf(key, text), statementValue(value, text));
    return made;
  }
  const known =
    expression.kind === 'VariableExpression'
      ? constants.get(expression.path.toLowerCase())
      : expression.kind === 'UnaryExpression' && expression.operator === '-'
        ? negated(valueOf(expression.operand, text))
        : undefined;
  if (known !== undefined) return known;
  throw notData(text.slice(expression.start, expression.end));
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
    'InvalidOperation',
    { type: 'System.InvalidOperationException' },
  );
}
