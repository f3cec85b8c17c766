import { convert } from '../../convert/convert.ts';
import { AliasInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { items } from '../../types/arguments.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { emptyGuid, Guid } from '../../values/guid.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { Engine } from '../execution.ts';
import { ModuleInfo } from '../modules/moduleInfo.ts';
import { prefixed } from '../modules/moduleTable.ts';
import { SessionStateView } from '../session/sessionStateView.ts';
import { selfOf } from './selfOf.ts';

const kinds = { Script: 0n, Binary: 1n, Manifest: 2n, Cim: 3n } as const;

function table(entries: Iterable<readonly [string, Value]>): Dictionary {
  const made = new Dictionary('System.Collections.Generic.Dictionary`2[[System.String],[System.Object]]');
  for (const [name, value] of entries) made.set(name, value);
  return made;
}

function moduleList(modules: readonly ModuleInfo[]): NetList {
  return new NetList(
    [...modules],
    'System.Collections.ObjectModel.ReadOnlyCollection`1[[System.Management.Automation.PSModuleInfo, System.Management.Automation]]',
  );
}

/** What the manifest of a module tells of it. */
function told(name: string): (module: ModuleInfo) => Value {
  return ({ manifest }) => manifest?.get(name) ?? null;
}

function toldList(name: string): (module: ModuleInfo) => Value {
  return ({ manifest }) => manifest?.get(name) ?? new NetList([], 'System.String[]');
}

function uriOf(text: Value, context: NetContext): Value {
  const type = context.types.find('System.Uri');
  return text === null || type === undefined ? null : convert(text, type, context);
}

/** System.Management.Automation.PSModuleInfo. */
export function moduleType(engine: Engine): NetType {
  const commandsOf = (module: ModuleInfo, kind: typeof FunctionInfo | typeof AliasInfo): Dictionary =>
    table(
      [...module.commands.values()]
        .filter((info) => info instanceof kind)
        .map((info) => [prefixed(info.name, module.prefixes.get(info.name.toLowerCase())), info] as const),
    );
  return new TypeBuilder('System.Management.Automation.PSModuleInfo', selfOf(ModuleInfo))
    .property('string Name', ({ name }) => name)
    .property('string Path', ({ path }) => path)
    .property('string Description', ({ description }) => description)
    .property('guid Guid', ({ guid }) => (guid === '' ? emptyGuid() : new Guid(guid.toLowerCase())))
    .property('string ModuleBase', ({ path }) => (path === null ? '' : path.slice(0, path.lastIndexOf('/'))))
    .property('string Author', told('Author'))
    .property('string CompanyName', told('CompanyName'))
    .property('string Copyright', told('Copyright'))
    .property('string HelpInfoUri', told('HelpInfoUri'))
    .property('string RootModule', told('RootModule'))
    .property('string Prefix', told('Prefix'))
    .property('string ReleaseNotes', told('ReleaseNotes'))
    .property('uri LicenseUri', (module, context) => uriOf(told('LicenseUri')(module), context))
    .property('uri ProjectUri', (module, context) => uriOf(told('ProjectUri')(module), context))
    .property('version PowerShellVersion', (module) => {
      const version = told('PowerShellVersion')(module);
      return typeof version === 'string' && version !== '' ? parseVersion(version) : null;
    })
    .property('System.Collections.Generic.IEnumerable[string] Tags', toldList('Tags'))
    .property(
      'System.Collections.Generic.IEnumerable[string] CompatiblePSEditions',
      toldList('CompatiblePSEditions'),
    )
    .property('System.Collections.Generic.IEnumerable[string] FileList', toldList('FileList'))
    .property('string Definition', ({ definition }) => definition)
    .property(
      'System.Management.Automation.ModuleAccessMode AccessMode',
      () => new EnumValue('System.Management.Automation.ModuleAccessMode', 0n),
    )
    .property('bool LogPipelineExecutionDetails', () => false)
    .property(
      'System.Object Scripts',
      () => new NetList([], 'System.Collections.Generic.List`1', 'System.String'),
    )
    .property('System.Object RequiredModules', ({ required }) => moduleList(required))
    .property('System.Object PrivateData', ({ privateData }) => privateData)
    .property('version Version', ({ version }) => (version === '' ? null : parseVersion(version)))
    .property(
      'System.Management.Automation.ModuleType ModuleType',
      ({ kind }) => new EnumValue('System.Management.Automation.ModuleType', kinds[kind]),
    )
    .property('System.Collections.Generic.Dictionary[string,System.Object] ExportedFunctions', (module) =>
      commandsOf(module, FunctionInfo),
    )
    .property('System.Collections.Generic.Dictionary[string,System.Object] ExportedAliases', (module) =>
      commandsOf(module, AliasInfo),
    )
    .property('System.Collections.Generic.Dictionary[string,System.Object] ExportedCmdlets', () => table([]))
    .property(
      'System.Collections.Generic.Dictionary[string,System.Object] ExportedVariables',
      ({ variables }) => table([...variables.values()].map((variable) => [variable.name, variable] as const)),
    )
    .property(
      'System.Collections.Generic.Dictionary[string,System.Object] ExportedCommands',
      ({ commands }) => table([...commands.values()].map((info) => [info.name, info] as const)),
    )
    .property('System.Object NestedModules', ({ nested }) => moduleList(nested))
    .property(
      'System.Object SessionState',
      ({ state }) => new SessionStateView({ ...engine.frame, state, scope: state.current }),
    )
    .property(
      'scriptblock OnRemove',
      ({ onRemove }) => onRemove,
      (module, value) => {
        module.onRemove = value;
      },
    )
    .method('scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)', ({ state }, [block]) =>
      block instanceof CompiledBlock ? new CompiledBlock(block.code, state) : null,
    )
    .method(
      'System.Object Invoke(scriptblock sb, params System.Object[] args)',
      ({ state }, [block, args], context) =>
        block instanceof CompiledBlock
          ? new NetArray(context.invoke(new CompiledBlock(block.code, state), items(args)))
          : null,
    )
    .method('string ToString()', ({ name }) => name)
    .build();
}
