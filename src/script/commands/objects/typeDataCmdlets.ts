import type { TypeDataEntry } from '../../types/typeData.ts';
import { customObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

function failure(runtime: CommandRuntime, message: string, id = 'TypesDynamicUpdateException'): void {
  runtime.writeError(
    commandError(id, message, 'InvalidOperation', {
      type: 'System.Management.Automation.RuntimeException',
    }),
  );
}

const blockOrNull = (value: Value | undefined): ScriptBlock | null =>
  value instanceof ScriptBlock ? value : null;

/** The member that -MemberType, -MemberName, -Value and -SecondValue say; undefined for a kind that types do not get here. */
function memberGiven(runtime: CommandRuntime): ExtendedMember | undefined {
  const name = runtime.string('MemberName') ?? '';
  const value = runtime.value('Value') ?? null;
  switch ((runtime.string('MemberType') ?? 'NoteProperty').toLowerCase()) {
    case 'noteproperty':
      return { kind: 'note', name, value };
    case 'aliasproperty':
      return { kind: 'alias', name, referenced: runtime.string('Value') ?? '' };
    case 'scriptproperty':
      return {
        kind: 'script',
        name,
        getter: blockOrNull(value),
        setter: blockOrNull(runtime.value('SecondValue')),
      };
    case 'scriptmethod':
      return value instanceof ScriptBlock ? { kind: 'method', name, script: value } : undefined;
    default:
      return undefined;
  }
}

function addMember(entry: TypeDataEntry, typeName: string, runtime: CommandRuntime): void {
  const member = memberGiven(runtime);
  if (member === undefined) {
    failure(
      runtime,
      `Error in TypeData "${typeName}": The member ${runtime.string('MemberName') ?? ''} cannot be of that kind in this host.`,
    );
    return;
  }
  const key = member.name.toLowerCase();
  if (entry.members.has(key) && !runtime.flag('Force'))
    failure(runtime, `Error in TypeData "${typeName}": The member ${member.name} is already present.`);
  else entry.members.set(key, member);
}

/** What of the parameters is kept as it is, to be told again. */
const settings = [
  'SerializationDepth',
  'StringSerializationSource',
  'SerializationMethod',
  'TypeConverter',
  'TypeAdapter',
  'InheritPropertySerializationSet',
  'PropertySerializationSet',
] as const;

/** The parameters of which an update needs one. */
const changes = [
  ...settings,
  'MemberType',
  'MemberName',
  'Value',
  'SecondValue',
  'TargetTypeForDeserialization',
  'DefaultDisplayProperty',
  'DefaultDisplayPropertySet',
  'DefaultKeyPropertySet',
];

const more =
  '[-SerializationMethod <string>] [-TargetTypeForDeserialization <type>] [-SerializationDepth <int>] [-DefaultDisplayProperty <string>] [-InheritPropertySerializationSet <bool>] [-StringSerializationSource <string>] [-DefaultDisplayPropertySet <string[]>] [-DefaultKeyPropertySet <string[]>] [-PropertySerializationSet <string[]>]';

/** Update-TypeData: members and what is shown of objects of a type, by its name. */
export const updateTypeData = cmdlet({
  name: 'Update-TypeData',
  className: 'UpdateTypeDataCommand',
  module: 'Utility',
  notEmpty: [
    'MemberType',
    'MemberName',
    'SerializationMethod',
    'DefaultDisplayProperty',
    'StringSerializationSource',
    'DefaultDisplayPropertySet',
    'DefaultKeyPropertySet',
    'PropertySerializationSet',
    'TypeName',
  ],
  notNull: [
    'SecondValue',
    'TypeConverter',
    'TypeAdapter',
    'TargetTypeForDeserialization',
    'SerializationDepth',
    'InheritPropertySerializationSet',
    'AppendPath',
    'PrependPath',
  ],
  syntax: {
    DynamicTypeSet: `[-MemberType <System.Management.Automation.PSMemberTypes>] [-MemberName <string>] [-Value <Object>] [-SecondValue <Object>] [-TypeConverter <type>] [-TypeAdapter <type>] ${more} -TypeName <string> [-Force] [-WhatIf] [-Confirm]`,
    TypeDataSet: '[-TypeData] <Object[]> [-Force] [-WhatIf] [-Confirm]',
    FileSet: '[[-AppendPath] <string[]>] [-PrependPath <string[]>] [-WhatIf] [-Confirm]',
  },
  defaultSet: 'FileSet',
  parameters: { TypeData: { pipeline: 'value' }, TypeName: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      const typeName = runtime.string('TypeName');
      if (typeName === undefined) {
        failure(
          runtime,
          'Files of types are not available in this host: use -TypeName with -MemberName or -DefaultDisplayPropertySet.',
        );
        return;
      }
      if (!changes.some((name) => runtime.has(name)))
        return runtime.throwTerminating(
          commandError(
            'TypeDataEmpty',
            `No member is specified for the update on type "${typeName}".`,
            'InvalidOperation',
          ),
        );
      if (!runtime.shouldProcess(typeName, 'Update TypeData')) return;
      const full = runtime.runspace.types.find(typeName)?.fullName ?? typeName;
      const entry = runtime.runspace.typeData.entry(full);
      if (runtime.has('MemberName')) addMember(entry, full, runtime);
      const shown = runtime.strings('DefaultDisplayPropertySet');
      if (shown !== undefined) {
        if (entry.defaultDisplay !== null && !runtime.flag('Force'))
          failure(
            runtime,
            `Error in TypeData "${full}": The member DefaultDisplayPropertySet is already present.`,
          );
        else entry.defaultDisplay = shown;
      }
      entry.defaultKey = runtime.strings('DefaultKeyPropertySet') ?? entry.defaultKey;
      for (const name of settings)
        if (runtime.has(name)) entry.settings.set(name, runtime.value(name) ?? null);
    },
  }),
});

/** Remove-TypeData: takes back what Update-TypeData did to a type. */
export const removeTypeData = cmdlet({
  name: 'Remove-TypeData',
  className: 'RemoveTypeDataCommand',
  module: 'Utility',
  notEmpty: ['TypeName'],
  syntax: {
    RemoveTypeSet: '[-TypeName] <string> [-WhatIf] [-Confirm]',
    RemoveTypeDataSet: '-TypeData <Object> [-WhatIf] [-Confirm]',
  },
  parameters: { TypeName: { pipeline: 'both' }, TypeData: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      const typeName = runtime.string('TypeName') ?? '';
      const full = runtime.runspace.types.find(typeName)?.fullName ?? typeName;
      if (!runtime.shouldProcess(full, 'Remove TypeData')) return;
      if (!runtime.runspace.typeData.remove(full))
        failure(
          runtime,
          `Error in TypeData "${full}": The type "${full}" was not found. The type name value must be the full name of the type. Verify the type name and run the command again.`,
          'TypesDynamicRemoveException',
        );
    },
  }),
});

/** Get-TypeData: what Update-TypeData did to types. */
export const getTypeData = cmdlet({
  name: 'Get-TypeData',
  className: 'GetTypeDataCommand',
  module: 'Utility',
  notEmpty: ['TypeName'],
  syntax: '[[-TypeName] <string[]>]',
  parameters: { TypeName: { pipeline: 'both' } },
  start: (runtime) => ({
    process() {
      for (const name of runtime.strings('TypeName') ?? []) {
        const full = runtime.runspace.types.find(name)?.fullName ?? name;
        const entry = runtime.runspace.typeData.find(full);
        if (entry === undefined) continue;
        const members = new Dictionary('System.Collections.Hashtable');
        for (const member of entry.members.values()) members.set(member.name, member.name);
        runtime.write(
          customObject(
            [
              ['TypeName', full],
              ['Members', members],
              [
                'DefaultDisplayPropertySet',
                entry.defaultDisplay === null
                  ? null
                  : new NetArray([...entry.defaultDisplay], 'System.String'),
              ],
            ],
            'System.Management.Automation.Runspaces.TypeData',
          ),
        );
      }
    },
  }),
});
