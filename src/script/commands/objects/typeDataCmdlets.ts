import { wildcardPattern } from '../../text/wildcard.ts';
import type { TypeDataEntry } from '../../types/typeData.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { readFilePath } from '../files/itemPath.ts';
import { oneOf } from '../parameterChecks.ts';
import { typeDataMember } from './typeDataMember.ts';
import { typeDataObject } from './typeDataObject.ts';

function failure(runtime: CommandRuntime, message: string, id = 'TypesDynamicUpdateException'): void {
  runtime.writeError(
    commandError(id, message, 'InvalidOperation', {
      type: 'System.Management.Automation.RuntimeException',
    }),
  );
}

function addMember(
  entry: TypeDataEntry,
  typeName: string,
  member: ExtendedMember,
  runtime: CommandRuntime,
): void {
  const key = member.name.toLowerCase();
  if (entry.members.has(key) && !runtime.flag('Force'))
    failure(runtime, `Error in TypeData "${typeName}": The member ${member.name} is already present.`);
  else entry.members.set(key, member);
}

/** A setting that is there already stays, but for -Force. */
function settle<Own>(
  name: string,
  known: Own | null,
  given: Own | undefined,
  typeName: string,
  runtime: CommandRuntime,
): Own | null {
  if (given === undefined) return known;
  if (known === null || runtime.flag('Force')) return given;
  failure(runtime, `Error in TypeData "${typeName}": The member ${name} is already present.`);
  return known;
}

/** Files of types are not read, whether they are there or not. */
function refuseFiles(runtime: CommandRuntime, parameters: Readonly<Record<string, string>>): void {
  for (const [parameter, id] of Object.entries(parameters))
    for (const given of runtime.strings(parameter) ?? []) {
      const path = readFilePath(given, runtime) ?? given;
      failure(
        runtime,
        runtime.runspace.files.status(path) === undefined
          ? `Cannot find path '${path}' because it does not exist.`
          : 'Files of types are not available in this host: use -TypeName with -MemberName or -DefaultDisplayPropertySet.',
        id,
      );
    }
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
  parameters: {
    TypeData: { pipeline: 'value' },
    TypeName: { pipeline: 'value' },
    MemberType: {
      checks: [
        oneOf(
          'NoteProperty',
          'AliasProperty',
          'ScriptProperty',
          'CodeProperty',
          'ScriptMethod',
          'CodeMethod',
        ),
      ],
    },
  },
  start: (runtime) => ({
    process() {
      const typeName = runtime.string('TypeName');
      if (typeName === undefined) {
        refuseFiles(runtime, {
          AppendPath: 'TypesAppendPathException',
          PrependPath: 'TypesPrependPathException',
        });
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
      const member = typeDataMember(runtime);
      const full = runtime.runspace.types.find(typeName)?.fullName ?? typeName;
      const entry = runtime.runspace.typeData.entry(full);
      if (member !== undefined) addMember(entry, full, member, runtime);
      const settled = <Own>(name: string, known: Own | null, given: Own | undefined) =>
        settle(name, known, given, full, runtime);
      entry.defaultProperty = settled(
        'DefaultDisplayProperty',
        entry.defaultProperty,
        runtime.string('DefaultDisplayProperty'),
      );
      entry.defaultDisplay = settled(
        'DefaultDisplayPropertySet',
        entry.defaultDisplay,
        runtime.strings('DefaultDisplayPropertySet'),
      );
      entry.defaultKey = settled(
        'DefaultKeyPropertySet',
        entry.defaultKey,
        runtime.strings('DefaultKeyPropertySet'),
      );
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
    RemoveFileSet: '-Path <string[]> [-WhatIf] [-Confirm]',
  },
  parameters: { TypeName: { pipeline: 'both' }, TypeData: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      if (runtime.has('Path')) {
        refuseFiles(runtime, { Path: 'TypePathException' });
        return;
      }
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
      const { types, typeData } = runtime.runspace;
      for (const name of runtime.strings('TypeName') ?? ['*']) {
        const matches = wildcardPattern(types.find(name)?.fullName ?? name);
        for (const entry of typeData.entries)
          if (matches(entry.typeName)) runtime.write(typeDataObject(entry));
      }
    },
  }),
});
