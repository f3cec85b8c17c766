import { toBoolean } from '../../convert/toBoolean.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { isNull, unwrapNothing, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { propertyValue } from './propertyExpression.ts';
import { requireSingleClause } from './singleClause.ts';
import { compareWith, whereOperators, type WhereOperator } from './whereOperators.ts';

const comparison = '[-Property] <string> [[-Value] <Object>]';

/** Where-Object: the objects for which a script block, or the comparison of a property, says true. */
export const whereObject = cmdlet({
  name: 'Where-Object',
  className: 'WhereObjectCommand',
  module: 'Core',
  notEmpty: ['Property'],
  aliases: ['?', 'where'],
  syntax: {
    ScriptBlockSet: '[-FilterScript] <scriptblock> [-InputObject <psobject>]',
    EqualSet: `${comparison} [-InputObject <psobject>] [-EQ]`,
    ...Object.fromEntries(
      whereOperators
        .filter(({ name }) => name !== 'EQ' && name !== 'Not')
        .map(({ name, set }) => [set, `${comparison} [-InputObject <psobject>] -${name}`]),
    ),
    NotSet: '[-Property] <string> [-InputObject <psobject>] -Not',
  },
  defaultSet: 'EqualSet',
  parameters: {
    InputObject: { pipeline: 'value' },
    ...Object.fromEntries(
      whereOperators.flatMap(({ name, aliases }) => (aliases === undefined ? [] : [[name, { aliases }]])),
    ),
  },
  start(runtime) {
    const block = runtime.block('FilterScript');
    if (block !== undefined) {
      requireSingleClause(block, runtime);
      return {
        process() {
          if (!runtime.has('InputObject')) return;
          const object = runtime.value('InputObject') ?? null;
          if (isTrue(object, runtime)) runtime.write(object);
        },
      };
    }
    const operator = operatorOf(runtime);
    return {
      process() {
        const object = runtime.value('InputObject') ?? null;
        if (passes(object, operator, runtime)) runtime.write(object);
      },
    };
  },
});

/** What the filter script says of an object: none is false, several are true. */
function isTrue(object: Value, runtime: CommandRuntime): boolean {
  const block = runtime.block('FilterScript');
  if (block === undefined) return false;
  const output: Value[] = [];
  runtime.runBlock(block, { underscore: object, scope: 'caller' }, (value) => {
    output.push(value);
  });
  const [first] = output;
  return output.length > 1 ? toBoolean(new NetArray(output)) : first !== undefined && toBoolean(first);
}

/** The operator that was named; undefined where the property itself is the condition. */
function operatorOf(runtime: CommandRuntime): WhereOperator | undefined {
  const named = whereOperators.find(({ name }) => runtime.flag(name));
  const fail = (id: string, message: string) =>
    runtime.throwTerminating(
      commandError(id, message, 'InvalidArgument', {
        type: 'System.Management.Automation.PSArgumentException',
      }),
    );
  if (named === undefined && runtime.has('Value'))
    return fail(
      'OperatorNotSpecified',
      'An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle',
    );
  if (named !== undefined && named.name !== 'Not' && !runtime.has('Value'))
    return fail(
      'ValueNotSpecifiedForWhereObject',
      'The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.',
    );
  return named;
}

function passes(object: Value, operator: WhereOperator | undefined, runtime: CommandRuntime): boolean {
  if (isNull(object)) return operator?.name === 'Not';
  const left = propertyOf(object, runtime);
  if (left === undefined) return false;
  if (operator === undefined) return toBoolean(left);
  if (operator.name === 'Not') return !toBoolean(left);
  try {
    return toBoolean(compareWith(operator, left, unwrapNothing(runtime.value('Value') ?? null), runtime));
  } catch (error) {
    if (!(error instanceof ScriptError) || operator.name.startsWith('Is')) throw error;
    const { exception } = error.record;
    const { label } = operator;
    const isPattern = operator.operator === 'match' || operator.operator === 'notmatch';
    if (isPattern)
      tell(
        'BadOperatorArgument',
        `The argument to operator '${label}' is not valid: ${exception.message}.`,
        object,
        runtime,
      );
    else
      runtime.writeError(
        commandError(
          'OperatorFailed',
          `The '${label}' operator failed: ${exception.message}.`,
          'InvalidOperation',
          {
            type: 'System.InvalidOperationException',
            target: object,
          },
        ),
      );
    return false;
  }
}

function tell(id: string, message: string, target: Value, runtime: CommandRuntime): void {
  const type = 'System.Management.Automation.PSArgumentException';
  runtime.writeError(commandError(id, message, 'InvalidArgument', { type, target }));
}

/** The property that is compared: null where it is missing, undefined where that is an error. */
function propertyOf(object: Value, runtime: CommandRuntime): Value | undefined {
  const { runspace } = runtime;
  const name = runtime.string('Property') ?? '';
  let found: Value | undefined;
  if (hasWildcards(name)) {
    const matches = wildcardPattern(name);
    const all = propertiesOf(object, runspace).filter((property) => matches(property.name));
    if (all.length > 1) {
      const names = all.map((property) => property.name).join(' ');
      tell(
        'AmbiguousPropertyName',
        `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include: ${names}.`,
        object,
        runtime,
      );
      return undefined;
    }
    found = all[0]?.get();
  } else found = propertyValue(object, name, runspace);
  if (found !== undefined) return unwrapNothing(found);
  if (runspace.strictMode < 2) return null;
  tell('PropertyNotFound', `The input name "${name}" cannot be resolved to a property.`, object, runtime);
  return undefined;
}
