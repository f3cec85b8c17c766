import { membersToChange } from '../../members/extendedMember.ts';
import { ownMember } from '../../members/getMember.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { Boxed, extensionFor, type ExtendedMember } from '../../values/extendedMembers.ts';
import { isNull, NetObject } from '../../values/value.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import { WrittenNumber } from '../../values/writtenNumber.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { ArgumentCheck } from '../commandMetadata.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { memberFailure, memberOfKind } from './memberOfKind.ts';

/** Kinds of members that can be added, by their lower-case names. */
const memberKinds = new Set(
  'AliasProperty CodeMethod CodeProperty MemberSet NoteProperty PropertySet ScriptMethod ScriptProperty'
    .toLowerCase()
    .split(' '),
);

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
    return [...notes.entries()].flatMap(({ key, value }) => {
      const name = runtime.runspace.text(key);
      if (name !== '') return [{ kind: 'note' as const, name, value }];
      runtime.writeError(
        memberFailure(
          'NotePropertyNameShouldNotBeNull',
          'The name for a NoteProperty member should not be null or an empty string.',
        ),
      );
      return [];
    });
  const noteName = runtime.string('NotePropertyName');
  if (noteName !== undefined)
    return [{ kind: 'note', name: noteName, value: runtime.value('NotePropertyValue') ?? null }];
  if (!runtime.has('Name')) return [];
  const made = memberOfKind(runtime);
  return made === undefined ? [] : [made];
}

/** False where there is such a member and it may not be replaced. */
function add(target: NetObject, member: ExtendedMember, runtime: CommandRuntime): boolean {
  const members = membersToChange(target);
  const key = member.name.toLowerCase();
  // Keys of a Hashtable are no members.
  const exists =
    members.has(key) ||
    (target instanceof Dictionary
      ? propertiesOf(target, runtime.runspace).some(({ name }) => name.toLowerCase() === key)
      : ownMember(target, member.name, runtime.runspace) !== undefined);
  if (exists && !runtime.flag('Force')) {
    runtime.writeError(
      memberFailure(
        'MemberAlreadyExists',
        `Cannot add a member with the name "${member.name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`,
        target,
      ),
    );
    return false;
  }
  // What takes the place of another comes last.
  members.delete(key);
  members.set(key, member);
  return true;
}
