import { convert } from '../../convert/convert.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** A value that a cmdlet itself converts to a type of .NET. Ends the command where it cannot be. */
export function convertedArgument<Own>(
  given: Value,
  wanted: abstract new (...args: never) => Own,
  typeName: string,
  runtime: CommandRuntime,
): Own {
  const { runspace } = runtime;
  const type = runspace.types.find(typeName);
  const made = type === undefined ? null : convert(given, type, runspace);
  return made instanceof wanted ? made : refuseConversion(given, typeName, runtime);
}

/** The same of a script block. */
export function blockArgument(given: Value, runtime: CommandRuntime): ScriptBlock {
  return convertedArgument(given, ScriptBlock, 'System.Management.Automation.ScriptBlock', runtime);
}

/** Ends a command: what it was given is of no type that it takes. */
export function refuseConversion(given: Value, typeName: string, runtime: CommandRuntime): never {
  const { runspace } = runtime;
  return runtime.throwTerminating(
    commandError(
      'ConvertToFinalInvalidCastException',
      `Cannot convert the "${runspace.text(given)}" value of type "${runspace.types.of(given).fullName}" to type "${typeName}".`,
      'InvalidArgument',
      { type: 'System.Management.Automation.PSInvalidCastException' },
    ),
  );
}
