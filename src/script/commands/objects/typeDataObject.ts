import { genericName } from '../../types/assemblies.ts';
import { addedKinds } from '../../types/enums/memberTypes.ts';
import type { TypeDataEntry } from '../../types/typeData.ts';
import { namedObject, type CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';

const runspaces = 'System.Management.Automation.Runspaces';

/** What Get-TypeData writes of a type: System.Management.Automation.Runspaces.TypeData. */
export function typeDataObject(entry: TypeDataEntry): CustomObject {
  const members = new Dictionary(
    genericName('System.Collections.Generic.Dictionary`2', ['System.String', `${runspaces}.TypeMemberData`]),
  );
  for (const member of entry.members.values()) members.set(member.name, memberData(member));
  const setting = (name: string): Value => entry.settings.get(name) ?? null;
  return namedObject(
    [
      ['TypeName', entry.typeName],
      ['Members', members],
      ['TypeConverter', setting('TypeConverter')],
      ['TypeAdapter', setting('TypeAdapter')],
      ['IsOverride', false],
      ['SerializationMethod', setting('SerializationMethod')],
      ['TargetTypeForDeserialization', setting('TargetTypeForDeserialization')],
      ['SerializationDepth', setting('SerializationDepth') ?? 0],
      ['DefaultDisplayProperty', entry.defaultProperty],
      ['InheritPropertySerializationSet', setting('InheritPropertySerializationSet') ?? false],
      ['StringSerializationSource', setting('StringSerializationSource')],
      ['DefaultDisplayPropertySet', setData(entry.defaultDisplay)],
      ['DefaultKeyPropertySet', setData(entry.defaultKey)],
      ['PropertySerializationSet', null],
      ['StringSerializationSourceProperty', null],
    ],
    `${runspaces}.TypeData`,
  );
}

function setData(properties: readonly string[] | null): CustomObject | null {
  if (properties === null) return null;
  const names = new NetList(
    [...properties],
    genericName('System.Collections.ObjectModel.Collection`1', ['System.String']),
  );
  return namedObject(
    [
      ['ReferencedProperties', names],
      ['IsHidden', false],
    ],
    `${runspaces}.PropertySetData`,
  );
}

const notesOf = (member: ExtendedMember): readonly (readonly [string, Value])[] => {
  switch (member.kind) {
    case 'note':
      return [['Value', member.value]];
    case 'alias':
      return [
        ['ReferencedMemberName', member.referenced],
        ['MemberType', null],
      ];
    case 'script':
      return [
        ['GetScriptBlock', member.getter],
        ['SetScriptBlock', member.setter],
      ];
    case 'method':
      return [['Script', member.script]];
    case 'set':
    case 'memberSet':
      return [];
  }
};

/** A member of a type: NotePropertyData and the like. */
function memberData(member: ExtendedMember): CustomObject {
  const hidden: readonly (readonly [string, Value])[] = member.kind === 'method' ? [] : [['IsHidden', false]];
  return namedObject(
    [...notesOf(member), ...hidden, ['Name', member.name]],
    `${runspaces}.${addedKinds[member.kind]}Data`,
  );
}
