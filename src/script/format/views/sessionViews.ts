import { enumerate } from '../../members/enumerate.ts';
import type { Value } from '../../values/value.ts';
import { listView, tableView, wideView, type FormatView } from '../formatView.ts';
import type { ObjectReader } from '../objectReader.ts';

const automation = 'System.Management.Automation';
const gigabyte = 1024 ** 3;

type Computed = (value: Value, reader: ObjectReader) => Value;

const keysOf =
  (property: string): Computed =>
  (value, reader) => {
    const dictionary = reader.property(value, property) ?? null;
    const keys = dictionary === null ? null : (reader.property(dictionary, 'Keys') ?? null);
    const [first = null, ...others] = keys === null ? [] : (enumerate(keys) ?? [keys]);
    return others.length === 0 ? first : keys;
  };

/** Bytes of a drive in gigabytes; nothing where the drive tells neither. */
const drivePart =
  (property: string): Computed =>
  (value, reader) => {
    const bytes = Number(reader.text(reader.property(value, property) ?? 0));
    const all = Number(reader.text(reader.property(value, 'Used') ?? 0)) || bytes;
    return all > 0 ? (bytes / gigabyte).toFixed(2) : null;
  };

const commandTypes = ['Alias', 'Application', 'Cmdlet', 'ExternalScript', 'Filter', 'Function', 'Script'];

const preRelease: Computed = (value, reader) => {
  const data = reader.property(value, 'PrivateData') ?? null;
  const psData = data === null ? null : (reader.property(data, 'PSData') ?? null);
  return psData === null ? null : (reader.property(psData, 'PreRelease') ?? null);
};

/** Views of the parts of a session: commands, variables, drives, modules, jobs. */
export const sessionViews: readonly FormatView[] = [
  tableView(`${automation}.PSVariable`, 'Name:30 Value', { name: 'Variable' }),
  tableView(`${automation}.PathInfo`, 'Path'),
  tableView(`${automation}.CallStackFrame`, 'Command Arguments Location', { autosize: true }),
  tableView(
    commandTypes.map((type) => `${automation}.${type}Info`),
    'CommandType:15 Name:50 Version:10 Source',
    {
      name: 'CommandInfo',
      computed: {
        Name: (value, reader) =>
          reader.property(value, 'DisplayName') ?? reader.property(value, 'Name') ?? null,
      },
    },
  ),
  listView(`${automation}.AliasInfo`, 'DisplayName CommandType Definition ReferencedCommand ResolvedCommand'),
  listView(
    `${automation}.CmdletInfo`,
    'Name CommandType Definition Path DLL HelpFile ParameterSets ImplementingType Verb Noun',
  ),
  listView([`${automation}.FilterInfo`, `${automation}.FunctionInfo`], 'Name CommandType Definition'),
  tableView(`${automation}.CommandInfo`, 'CommandType:15 Name'),
  {
    kind: 'table',
    name: 'drive',
    types: [`${automation}.PSDriveInfo`],
    group: null,
    autosize: false,
    wrap: false,
    columns: [
      { label: 'Name', value: 'Name', width: 10, alignment: null, cellAlignment: null },
      { label: 'Used (GB)', value: drivePart('Used'), width: 13, alignment: 'right', cellAlignment: 'right' },
      { label: 'Free (GB)', value: drivePart('Free'), width: 13, alignment: 'right', cellAlignment: 'right' },
      {
        label: 'Provider',
        value: (value, reader) => {
          const provider = reader.property(value, 'Provider') ?? null;
          return provider === null ? null : (reader.property(provider, 'Name') ?? provider);
        },
        width: 13,
        alignment: null,
        cellAlignment: null,
      },
      {
        label: 'Root',
        value: (value, reader) =>
          reader.property(value, 'DisplayRoot') ?? reader.property(value, 'Root') ?? null,
        width: 35,
        alignment: null,
        cellAlignment: null,
      },
      {
        label: 'CurrentLocation',
        value: 'CurrentLocation',
        width: 0,
        alignment: 'right',
        cellAlignment: 'right',
      },
    ],
  },
  listView(`${automation}.PSDriveInfo`, 'Name Description Provider Root CurrentLocation'),
  tableView(`${automation}.ProviderInfo`, 'Name:20 Capabilities Drives', { name: 'provider' }),
  listView(`${automation}.ProviderInfo`, 'Name Drives Path Home Description Capabilities ImplementingType'),
  tableView(`${automation}.PSModuleInfo`, 'ModuleType:10 Version:10 PreRelease:10 Name:35 ExportedCommands', {
    name: 'Module',
    computed: { PreRelease: preRelease, ExportedCommands: keysOf('ExportedCommands') },
  }),
  wideView(`${automation}.PSModuleInfo`, 'Name', 'Module'),
  listView(
    `${automation}.PSModuleInfo`,
    'Name Path Description ModuleType Version PreRelease NestedModules ExportedFunctions ExportedCmdlets ExportedVariables ExportedAliases',
    {
      name: 'Module',
      computed: {
        PreRelease: preRelease,
        ...Object.fromEntries(
          ['Functions', 'Cmdlets', 'Variables', 'Aliases'].map((kind) => [
            `Exported${kind}`,
            keysOf(`Exported${kind}`),
          ]),
        ),
      },
    },
  ),
  tableView(
    `${automation}.Job`,
    'Id:6 Name:15 PSJobTypeName:15 State:13 HasMoreData:15 Location:20 Command:25',
    { name: 'Job' },
  ),
  tableView(`${automation}.CallStackFrame`, 'Command Arguments Location'),
  tableView('HelpInfoShort', 'Name:33 Category:9 Module:25 Synopsis', {
    name: 'help',
    computed: { Module: (value, reader) => reader.property(value, 'ModuleName') ?? null },
  }),
];
