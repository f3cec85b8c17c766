import { convert } from '../../convert/convert.ts';
import { enumerate } from '../../members/enumerate.ts';
import { ownMember } from '../../members/getMember.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import { NetType } from '../../types/netType.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { Boxed, extensionFor, type ExtendedMember } from '../../values/extendedMembers.ts';
import { PSPropertySet } from '../../values/psPropertySet.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import { WrittenNumber } from '../../values/writtenNumber.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { ArgumentCheck } from '../commandMetadata.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { memberTypes } from './memberDefinition.ts';

const memberKinds = new Set(Object.keys(memberTypes).map((name) => name.toLowerCase()));

/** The name of a kind of members is not that of a note: `Add-Member NoteProperty Name Value`. */
const noMemberType: ArgumentCheck = {
  attribute: 'NotePropertyNameTransformation',
  values: [],
  transforms: true,
  apply(value, context) {
    if (!memberKinds.has(context.text(value).toLowerCase())) return value;
    throw new NetThrow(
      new NetException(
        'System.Management.Automation.ValidationMetadataException',
        'The name of a NoteProperty member cannot be a value of PSMemberTypes.',
        null,
        { SwallowException: true },
      ),
    );
  },
};

/** Add-Member: gives one object members of its own. */
export const addMember = cmdlet({
  name: 'Add-Member',
  className: 'AddMemberCommand',
  module: 'Utility',
  notEmpty: ['TypeName', 'NotePropertyMembers', 'NotePropertyName'],
  syntax: {
    TypeNameSet: '-InputObject <psobject> -TypeName <string> [-PassThru]',
    NotePropertyMultiMemberSet:
      '[-NotePropertyMembers] <System.Collections.IDictionary> -InputObject <psobject> [-TypeName <string>] [-Force] [-PassThru]',
    NotePropertySingleMemberSet:
      '[-NotePropertyName] <string> [-NotePropertyValue] <Object> -InputObject <psobject> [-TypeName <string>] [-Force] [-PassThru]',
    MemberSet:
      '[-MemberType] <System.Management.Automation.PSMemberTypes> [-Name] <string> [[-Value] <Object>] [[-SecondValue] <Object>] -InputObject <psobject> [-TypeName <string>] [-Force] [-PassThru]',
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    MemberType: { aliases: ['Type'] },
    NotePropertyValue: { allow: ['null'] },
    NotePropertyName: { checks: [noMemberType] },
  },
  start: (runtime) => ({
    process() {
      const object = runtime.value('InputObject') ?? null;
      if (isNull(object) || typeof object === 'symbol') return;
      const target = extensible(object, runtime);
      let done = true;
      for (const member of membersGiven(runtime)) done = add(target, member, runtime) && done;
      const typeName = runtime.string('TypeName');
      if (typeName !== undefined) addTypeName(target, typeName);
      if (runtime.flag('PassThru') && done) runtime.write(target);
    },
  }),
});

/** What members can be added to. A number as it was written belongs to its place in the script: another one gets them. */
function extensible(
  object: boolean | number | bigint | string | NetObject,
  runtime: CommandRuntime,
): NetObject {
  if (object instanceof WrittenNumber) return object.copy();
  return object instanceof NetObject ? object : new Boxed(object, runtime.runspace.types.of(object).fullName);
}

function addTypeName(target: NetObject, name: string): void {
  if (target instanceof CustomObject) target.typeNames.unshift(name);
  else extensionFor(target).typeNames.unshift(name);
}

function membersGiven(runtime: CommandRuntime): ExtendedMember[] {
  const notes = runtime.value('NotePropertyMembers');
  if (notes instanceof Dictionary)
    return [...notes.entries()].map(({ key, value }) => ({
      kind: 'note',
      name: runtime.runspace.text(key),
      value,
    }));
  const noteName = runtime.string('NotePropertyName');
  if (noteName !== undefined)
    return [{ kind: 'note', name: noteName, value: runtime.value('NotePropertyValue') ?? null }];
  const name = runtime.string('Name');
  if (name === undefined) return [];
  const kind = runtime.string('MemberType') ?? '';
  // What a type or an object is to show by default: its sets of properties, by their names.
  if (kind === 'MemberSet' && name.toLowerCase() === 'psstandardmembers')
    return [...(enumerate(runtime.value('Value') ?? null) ?? [runtime.value('Value') ?? null])].flatMap(
      (set) =>
        set instanceof PSPropertySet
          ? [{ kind: 'set' as const, name: set.name, properties: set.properties }]
          : [],
    );
  const made = ofKind(kind, name, runtime);
  return made === undefined ? [] : [made];
}

function ofKind(kind: string, name: string, runtime: CommandRuntime): ExtendedMember | undefined {
  const value = runtime.value('Value') ?? null;
  const second = runtime.value('SecondValue') ?? null;
  const { runspace } = runtime;
  switch (kind) {
    case 'NoteProperty':
      return { kind: 'note', name, value };
    case 'AliasProperty':
      return aliasMember(name, runspace.text(value), second, runspace);
    case 'ScriptProperty':
      return {
        kind: 'script',
        name,
        getter: value instanceof ScriptBlock ? value : null,
        setter: second instanceof ScriptBlock ? second : null,
      };
    case 'ScriptMethod':
      return value instanceof ScriptBlock
        ? { kind: 'method', name, script: value }
        : fail('The Value parameter of a ScriptMethod must be a script block.', runtime);
    case 'PropertySet':
      return {
        kind: 'set',
        name,
        properties: [...(enumerate(value) ?? [value])].map((one) => runspace.text(one)),
      };
    default:
      return fail(
        `Cannot add a member with type "${kind}". Specify a different type for the MemberTypes parameter.`,
        runtime,
      );
  }
}

/** A property by another name, of another type where one is given: by its name, or the type itself. */
function aliasMember(name: string, referenced: string, type: Value, runspace: Runspace): ExtendedMember {
  const target = runspace.types.find('System.Type');
  if (isNull(type) || target === undefined) return { kind: 'alias', name, referenced };
  const found = convert(type, target, runspace);
  return found instanceof NetType
    ? { kind: 'alias', name, referenced, type: found.fullName }
    : { kind: 'alias', name, referenced };
}

function fail(message: string, runtime: CommandRuntime): never {
  return runtime.throwTerminating(
    commandError('CannotAddMemberType', message, 'InvalidArgument', {
      type: 'System.InvalidOperationException',
    }),
  );
}

/** False where there is such a member and it may not be replaced. */
function add(target: NetObject, member: ExtendedMember, runtime: CommandRuntime): boolean {
  const members = target instanceof CustomObject ? target.members : extensionFor(target).members;
  const key = member.name.toLowerCase();
  const exists = members.has(key) || ownMember(target, member.name, runtime.runspace) !== undefined;
  if (exists && !runtime.flag('Force')) {
    runtime.writeError(
      commandError(
        'MemberAlreadyExists',
        `Cannot add a member with the name "${member.name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`,
        'InvalidOperation',
        { type: 'System.InvalidOperationException', target },
      ),
    );
    return false;
  }
  // What takes the place of another comes last.
  members.delete(key);
  members.set(key, member);
  return true;
}
