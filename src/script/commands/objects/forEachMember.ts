import { invokeMethod } from '../../members/invokeMethod.ts';
import { ownMember } from '../../members/getMember.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError, type ErrorCategory } from '../../values/errorRecord.ts';
import { NetThrow, type NetException } from '../../values/netException.ts';
import { PSMethod } from '../../values/psMethod.ts';
import { isNull, nothing, unwrapNothing, type Value } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { methodNamesOf } from './memberDefinition.ts';

/** Writes a property of an object, or what a method returns: `ForEach-Object Name`, `ForEach-Object Substring 1`. */
export function writeMember(object: Value, runtime: CommandRuntime): void {
  const { runspace } = runtime;
  const given = runtime.string('MemberName') ?? '';
  const args = runtime.list('ArgumentList');
  if (isNull(object)) {
    if (args !== undefined)
      tell('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.', object, runtime);
    else if (runspace.strictMode >= 2)
      tell('InputObjectIsNull', "Cannot operate on a 'null' input object.", object, runtime);
    else runtime.write(null);
    return;
  }
  const name = hasWildcards(given) ? onlyMatch(object, given, args !== undefined, runtime) : given;
  if (name === null) return;
  const asked = `InputObject: ${runspace.text(object)}`;
  const member = name === undefined ? undefined : ownMember(object, name, runspace);
  if (member === undefined || name === undefined) {
    if (args !== undefined)
      tell('MethodNotFound', `Input name "${given}" cannot be resolved to a method.`, object, runtime);
    else if (runspace.strictMode >= 2)
      tell(
        'PropertyOrMethodNotFound',
        `The input name "${given}" cannot be resolved to a member.`,
        object,
        runtime,
      );
    else if (runtime.shouldProcess(asked, `Retrieve the value for property '${given}'`)) runtime.write(null);
    return;
  }
  if (!(member instanceof PSMethod)) {
    const kind = object instanceof Dictionary ? 'key' : 'property';
    if (args === undefined) {
      if (runtime.shouldProcess(asked, `Retrieve the value for ${kind} '${name}'`))
        runtime.write(unwrapNothing(member), true);
    } else tell('MethodNotFound', `Input name "${given}" cannot be resolved to a method.`, object, runtime);
    return;
  }
  const withArguments =
    args === undefined ? '' : ` with arguments: ${args.map((one) => runspace.text(one)).join(', ')}`;
  if (!runtime.shouldProcess(asked, `Invoke method '${name}'${withArguments}`)) return;
  call(object, name, args, member, runtime);
}

/** Calls a method; one that takes no call without arguments is written itself where none are given. */
function call(
  object: Value,
  name: string,
  args: readonly Value[] | undefined,
  method: PSMethod,
  runtime: CommandRuntime,
): void {
  try {
    const result = invokeMethod(object, name, args ?? [], runtime.runspace);
    if (result !== nothing) runtime.write(result, true);
  } catch (error) {
    const exception = exceptionOf(error);
    if (exception === undefined) throw error;
    if (
      args === undefined &&
      error instanceof ScriptError &&
      error.record.id === 'MethodCountCouldNotFindBest'
    ) {
      runtime.write(method);
      return;
    }
    tell('MethodInvocationError', exception.message, object, runtime, 'InvalidOperation', exception.typeName);
  }
}

function exceptionOf(error: unknown): NetException | undefined {
  if (error instanceof ScriptError) return error.record.exception;
  return error instanceof NetThrow ? error.exception : undefined;
}

/** The one member that a pattern means; undefined for none, null where several were told of. */
function onlyMatch(
  object: Value,
  pattern: string,
  methodsOnly: boolean,
  runtime: CommandRuntime,
): string | undefined | null {
  const { runspace } = runtime;
  const matches = wildcardPattern(pattern);
  const properties = methodsOnly ? [] : propertiesOf(object, runspace).map(({ name }) => name);
  const found = [...properties, ...methodNamesOf(object, runspace)].filter(matches);
  if (found.length < 2) return found[0];
  tell(
    'AmbiguousPropertyOrMethodName',
    `Input name "${pattern}" is ambiguous. It can be resolved to multiple matched members. Possible matches include: ${found.join(' ')}.`,
    object,
    runtime,
  );
  return null;
}

function tell(
  id: string,
  message: string,
  target: Value,
  runtime: CommandRuntime,
  category: ErrorCategory = 'InvalidArgument',
  type = 'System.Management.Automation.PSArgumentException',
): void {
  runtime.writeError(commandError(id, message, category, { type, target }));
}
