import {
  AliasInfo,
  CommandInfo,
  ScriptInfo,
  ExternalScriptInfo,
  FunctionInfo,
} from '../../commands/commandInfo.ts';
import { genericName } from '../../types/assemblies.ts';
import { NetType } from '../../types/netType.ts';
import { emptyFacts, TypeBuilder } from '../../types/typeBuilder.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetList } from '../../values/netList.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import {
  definitionOf,
  optionsOf,
  helpUriOf,
  outputTypesOf,
  parameterSetsOf,
  parametersOf,
  resolveParameter,
} from './commandParameters.ts';
import { ModuleInfo } from '../modules/moduleInfo.ts';
import { selfOf } from './selfOf.ts';
import { positionMessage } from '../../values/positionMessage.ts';
import type { Engine } from '../execution.ts';

/** Numbers of System.Management.Automation.CommandTypes. */
const commandTypes = {
  Alias: 1n,
  Function: 2n,
  Filter: 4n,
  Cmdlet: 8n,
  ExternalScript: 16n,
  Script: 64n,
} as const;

/** InvocationInfo and the types of commands. */
export function invocationTypes(engine: Engine): NetType[] {
  return [invocationInfoType(), ...commandTypesOf(engine)];
}

function invocationInfoType(): NetType {
  return new TypeBuilder('System.Management.Automation.InvocationInfo', selfOf(InvocationInfo))
    .property('System.Management.Automation.CommandInfo MyCommand', ({ command }) => command)
    .property(
      'System.Collections.Generic.Dictionary[string,System.Object] BoundParameters',
      ({ boundParameters }) => {
        const bound = new Dictionary('System.Management.Automation.PSBoundParametersDictionary');
        for (const [name, value] of boundParameters) bound.set(name, value);
        return bound;
      },
    )
    .property(
      'System.Collections.Generic.List[System.Object] UnboundArguments',
      ({ unboundArguments }) =>
        new NetList(
          [...unboundArguments],
          genericName('System.Collections.Generic.List`1', ['System.Object']),
        ),
    )
    .property('int ScriptLineNumber', ({ position }) => position?.line ?? 0)
    .property('int OffsetInLine', ({ position }) => position?.column ?? 0)
    .property('long HistoryId', () => 1n)
    .property('string ScriptName', ({ position }) => position?.file ?? '')
    .property('string Line', ({ position }) => (position === null ? '' : position.lineText))
    .property('string Statement', ({ position }) => position?.text ?? '')
    .property('string PositionMessage', ({ position }) =>
      position === null || position.line === 0 ? '' : positionMessage(position),
    )
    .property('string PSScriptRoot', ({ position }) => folderOf(position?.file ?? ''))
    .property('string PSCommandPath', ({ position }) => (position?.file ?? '') || null)
    .property('string InvocationName', ({ invocationName }) => invocationName)
    .property('int PipelineLength', ({ pipelineLength }) => pipelineLength)
    .property('int PipelinePosition', ({ pipelinePosition }) => pipelinePosition)
    .property('bool ExpectingInput', ({ expectingInput }) => expectingInput)
    .property(
      'System.Management.Automation.CommandOrigin CommandOrigin',
      ({ isOfPrompt }) => new EnumValue('System.Management.Automation.CommandOrigin', isOfPrompt ? 0n : 1n),
    )
    .property('System.Management.Automation.Language.IScriptExtent DisplayScriptPosition', () => null)
    .build();
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** What stands before the dash of a name; nothing where there is none. */
function verbOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf('-'), 0));
}

function nounOf(name: string): string {
  return name.includes('-') ? name.slice(name.indexOf('-') + 1) : '';
}

function commandTypesOf(engine: Engine): NetType[] {
  const base = new TypeBuilder('System.Management.Automation.CommandInfo', selfOf(CommandInfo))
    .property('string Name', ({ name }) => name)
    .property(
      'System.Management.Automation.CommandTypes CommandType',
      ({ commandType }) =>
        new EnumValue('System.Management.Automation.CommandTypes', commandTypes[commandType]),
    )
    .property(
      'System.Management.Automation.SessionStateEntryVisibility Visibility',
      () => new EnumValue('System.Management.Automation.SessionStateEntryVisibility', 0n),
    )
    .property('string Source', (info) => (info instanceof ExternalScriptInfo ? info.path : info.moduleName))
    .property('version Version', (info) =>
      info instanceof FunctionInfo && info.module instanceof ModuleInfo
        ? parseVersion(info.module.version)
        : info.moduleName.startsWith('Microsoft.')
          ? parseVersion('7.0.0.0')
          : null,
    )
    .property('string ModuleName', ({ moduleName }) => moduleName)
    .property('psmoduleinfo Module', (info) => (info instanceof FunctionInfo ? info.module : null))
    .property('string Definition', (info) => definitionOf(info, engine))
    .property(
      'System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters',
      (info) => parametersOf(info, engine),
    )
    .property('System.Collections.ObjectModel.ReadOnlyCollection[System.Object] ParameterSets', (info) =>
      parameterSetsOf(info, engine),
    )
    .property('System.Collections.ObjectModel.ReadOnlyCollection[System.Object] OutputType', (info) =>
      outputTypesOf(info, engine),
    )
    .method('System.Object ResolveParameter(string name)', (info, [name = null], context) =>
      resolveParameter(info, context.text(name), engine),
    )
    .method('string ToString()', ({ name }) => name)
    .build();
  const derived = (name: string): TypeBuilder<CommandInfo> =>
    new TypeBuilder(`System.Management.Automation.${name}`, selfOf(CommandInfo), {
      base: 'System.Management.Automation.CommandInfo',
    });
  const functionMembers = (name: string, from: string): NetType =>
    new TypeBuilder(`System.Management.Automation.${name}`, selfOf(FunctionInfo), {
      base: `System.Management.Automation.${from}`,
    })
      .property('scriptblock ScriptBlock', ({ block }) => block)
      .property('bool CmdletBinding', (info) => info.advanced)
      .property('string HelpUri', (info) => helpUriOf(info, engine))
      .property('string DefaultParameterSet', (info) => info.metadata().defaultParameterSet)
      .property('System.Management.Automation.ScopedItemOptions Options', (info) => optionsOf(info))
      .property(
        'string Description',
        ({ description }) => description,
        (info, value, context) => {
          info.description = context.text(value);
        },
      )
      .property('string Verb', ({ name: own }) => verbOf(own))
      .property('string Noun', ({ name: own }) => nounOf(own))
      .build();
  return [
    base,
    ...['ParameterMetadata', 'ParameterSetMetadata'].map(
      (name) => new NetType(emptyFacts(`System.Management.Automation.${name}`, 'System.Object')),
    ),
    functionMembers('FunctionInfo', 'CommandInfo'),
    functionMembers('FilterInfo', 'FunctionInfo'),
    new TypeBuilder('System.Management.Automation.ScriptInfo', selfOf(ScriptInfo), {
      base: 'System.Management.Automation.CommandInfo',
    })
      .property('scriptblock ScriptBlock', ({ block }) => block)
      .method('string ToString()', ({ definition }) => definition)
      .build(),
    derived('CmdletInfo')
      .property('string HelpUri', (info) => helpUriOf(info, engine))
      .property('string Verb', ({ name }) => verbOf(name))
      .property('string Noun', ({ name }) => nounOf(name))
      .property('string DefaultParameterSet', (info) => info.metadata()?.defaultParameterSet ?? '')
      .build(),
    new TypeBuilder('System.Management.Automation.AliasInfo', selfOf(AliasInfo), {
      base: 'System.Management.Automation.CommandInfo',
    })
      .property(
        'System.Management.Automation.CommandInfo ReferencedCommand',
        ({ definition }) => engine.commands.find(definition) ?? null,
      )
      .property(
        'System.Management.Automation.CommandInfo ResolvedCommand',
        ({ definition }) => engine.commands.resolve(definition) ?? null,
      )
      .property(
        'string ResolvedCommandName',
        ({ definition }) => engine.commands.resolve(definition)?.name ?? null,
      )
      .property('string DisplayName', ({ name, definition }) => `${name} -> ${definition}`)
      .property('string Description', ({ description }) => description)
      .property('System.Management.Automation.ScopedItemOptions Options', (info) => optionsOf(info))
      .build(),
    new TypeBuilder('System.Management.Automation.ExternalScriptInfo', selfOf(ExternalScriptInfo), {
      base: 'System.Management.Automation.CommandInfo',
    })
      .property('string Path', ({ path }) => path)
      .property('scriptblock ScriptBlock', ({ block }) => block)
      .property('string ScriptContents', ({ block }) => block.text)
      .build(),
  ];
}
