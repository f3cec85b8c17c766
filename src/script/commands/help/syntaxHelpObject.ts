import type { Runspace } from '../../runtime/runspace.ts';
import { type CustomObject, customObject } from '../../values/customObject.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import type { CommandInfo } from '../commandInfo.ts';
import type { CommandMetadata } from '../commandMetadata.ts';
import {
  eachOnce,
  parameterSets,
  syntaxLines,
  typeLabel,
  type PlacedParameter,
} from '../discovery/commandSyntax.ts';
import { helpNamespaces, pipelineInput } from './helpObject.ts';

const base = 'ExtendedCmdletHelpInfo';
const note = (name: string, notes: readonly (readonly [string, Value])[]): CustomObject =>
  customObject(notes, `${base}#${name}`);

/** What Get-Help writes of a command that nothing is written about: its syntax. */
export function syntaxHelpObject(
  command: CommandInfo,
  metadata: CommandMetadata,
  kind: 'cmdlet' | 'advanced' | 'simple',
  session: Runspace,
): CustomObject {
  const { name } = command;
  const common = kind !== 'simple';
  const sets = parameterSets(metadata, kind);
  const [verb = '', noun = ''] = kind === 'cmdlet' ? name.split('-') : [];
  const aliases = session.commands
    .list()
    .filter((one) => one.commandType === 'Alias' && one.definition.toLowerCase() === name.toLowerCase())
    .map((alias) => alias.name);
  const outputs = metadata.outputTypes.length === 0 ? ['System.Object'] : metadata.outputTypes;
  const made = customObject([
    ['CommonParameters', common],
    [
      'details',
      note('details', [
        ['name', name],
        ['noun', noun],
        ['verb', verb],
      ]),
    ],
    [
      'Syntax',
      note('syntax', [
        [
          'syntaxItem',
          new NetArray(
            sets.map((set) =>
              note('syntaxItem', [
                ['name', name],
                ['CommonParameters', common],
                ['parameter', new NetArray(set.map((one) => parameterObject(one, session)))],
              ]),
            ),
          ),
        ],
      ]),
    ],
    [
      'parameters',
      note('parameters', [
        ['parameter', new NetArray(sorted(sets).map((one) => parameterObject(one, session)))],
      ]),
    ],
    ['inputTypes', typeList('inputTypes', 'inputType', `${inputsOf(metadata, session).join('\n')}\n`)],
    ['returnValues', typeList('returnValues', 'returnValue', outputs.join('\n'))],
    ['aliases', `${aliases.length === 0 ? 'None' : aliases.join(', ')}\n`],
    ['remarks', 'None'],
    ['alertSet', null],
    ['description', null],
    ['examples', null],
    ['Synopsis', `\n${syntaxLines({ ...metadata, name }, kind, session).join('\n\n')}\n`],
    ['ModuleName', command.moduleName],
    ['nonTerminatingErrors', ''],
    ...helpNamespaces,
    ['Name', name],
    ['Category', command.commandType],
    ['Component', null],
    ['Role', null],
    ['Functionality', null],
  ]);
  made.typeNames = [base, 'CmdletHelpInfo', 'HelpInfo'];
  return made;
}

/** Each parameter once, by name. */
function sorted(sets: readonly (readonly PlacedParameter[])[]): PlacedParameter[] {
  return [...eachOnce(sets).values()].sort((one, other) =>
    one.parameter.name < other.parameter.name ? -1 : 1,
  );
}

function inputsOf({ parameters }: CommandMetadata, session: Runspace): string[] {
  const types = parameters
    .filter(({ sets }) => sets.some((set) => set.fromPipeline || set.fromPipelineByPropertyName))
    .map(({ type }) => session.findType(type)?.fullName ?? type);
  return types.length === 0 ? ['None'] : [...new Set(types)].sort();
}

function typeList(list: string, item: string, name: string): CustomObject {
  return note(list, [[item, note(item, [['type', note('type', [['name', name]])]])]]);
}

function parameterObject({ parameter, member }: PlacedParameter, session: Runspace): CustomObject {
  const type = typeLabel(parameter.metadata.type, session);
  const { aliases, checks } = parameter.metadata;
  const values = checks.find(({ attribute }) => attribute === 'ValidateSet')?.values ?? [];
  return note('parameter', [
    ['name', parameter.name],
    ['required', String(member.mandatory)],
    ['pipelineInput', pipelineInput(member)],
    ['isDynamic', 'false'],
    ['globbing', 'false'],
    ['parameterSetName', member.bits === 0 ? '(All)' : member.set],
    ...(parameter.isSwitch ? [] : [['parameterValue', type] as const]),
    ['type', note('type', [['name', parameter.isSwitch ? 'switch' : type]])],
    ['position', member.position === null ? 'Named' : String(member.position)],
    ['aliases', aliases.length === 0 ? 'None' : aliases.join(', ')],
    ...(values.length === 0
      ? []
      : [
          [
            'parameterValueGroup',
            note('parameterValueGroup', [['parameterValue', new NetArray([...values])]]),
          ] as const,
        ]),
  ]);
}
