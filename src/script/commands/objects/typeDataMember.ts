import type { ExtendedMember } from '../../values/extendedMembers.ts';
import { isNull } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { blockArgument, refuseConversion } from './convertedArgument.ts';

/** The member that -MemberType, -MemberName, -Value and -SecondValue of Update-TypeData say; undefined for none. Ends the command where they say one badly. */
export function typeDataMember(runtime: CommandRuntime): ExtendedMember | undefined {
  if (!runtime.has('MemberType')) {
    if (['MemberName', 'Value', 'SecondValue'].some((name) => runtime.has(name)))
      refuse(
        runtime,
        'MemberTypeIsMissing',
        'The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.',
      );
    return undefined;
  }
  const kind = runtime.string('MemberType') ?? '';
  demand('MemberName', kind, runtime);
  // A property of a script may have a setter alone.
  if (kind !== 'ScriptProperty' || !runtime.has('SecondValue')) demand('Value', kind, runtime);
  if (kind === 'NoteProperty' || kind.endsWith('Method'))
    if (runtime.has('SecondValue'))
      refuse(
        runtime,
        'SecondValueShouldNotBeSpecified',
        `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when updating this member type.`,
      );
  return made(kind, runtime);
}

function made(kind: string, runtime: CommandRuntime): ExtendedMember {
  const name = runtime.string('MemberName') ?? '';
  const value = runtime.value('Value') ?? null;
  switch (kind) {
    case 'NoteProperty':
      return { kind: 'note', name, value };
    case 'AliasProperty':
      return { kind: 'alias', name, referenced: runtime.runspace.text(value) };
    case 'ScriptProperty': {
      const second = runtime.value('SecondValue') ?? null;
      return {
        kind: 'script',
        name,
        getter: isNull(value) ? null : blockArgument(value, runtime),
        setter: isNull(second) ? null : blockArgument(second, runtime),
      };
    }
    case 'ScriptMethod':
      return { kind: 'method', name, script: blockArgument(value, runtime) };
    default:
      return refuseConversion(value, 'System.Reflection.MethodInfo', runtime);
  }
}

function demand(parameter: 'MemberName' | 'Value', kind: string, runtime: CommandRuntime): void {
  if (!runtime.has(parameter))
    refuse(
      runtime,
      `${parameter}ShouldBeSpecified`,
      `The ${parameter} parameter is required for the type "${kind}". Please specify the ${parameter} parameter.`,
    );
}

function refuse(runtime: CommandRuntime, id: string, message: string): never {
  return runtime.throwTerminating(
    commandError(id, message, 'InvalidOperation', { type: 'System.InvalidOperationException' }),
  );
}
