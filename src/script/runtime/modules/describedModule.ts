import { AliasInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { SessionState } from '../execution.ts';
import { declaredCommands, type DeclaredCommands, ofManifest } from './declaredCommands.ts';
import { moduleFileIn, moduleName } from './findModule.ts';
import type { LoadingEngine } from './loadingEngine.ts';
import { isManifest, Manifest } from './manifest.ts';
import { manifestFacts } from './manifestFacts.ts';
import { ModuleInfo } from './moduleInfo.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';

/** What describing a module without loading it needs of a session. */
export interface DescribingEngine extends LoadingEngine {
  readonly global: SessionState;
  parse(text: string): ScriptBlock;
}

/** A module as its file tells of it without being run: its functions are there without bodies. Throws where it is a manifest that cannot be taken. */
export function describedModule(path: string, engine: DescribingEngine): ModuleInfo {
  if (isManifest(path)) return describedManifest(Manifest.checked(path, engine), engine);
  const module = new ModuleInfo({
    ...{ name: moduleName(path), path, version: '0.0', kind: 'Script', state: engine.global },
    ...{ guid: '00000000-0000-0000-0000-000000000000', description: '' },
  });
  declare(module, declaredCommands(path, engine), engine);
  return module;
}

/** The same of a manifest that is read already: its own file stands for it. */
export function describedManifest(manifest: Manifest, engine: DescribingEngine): ModuleInfo {
  const { path, root, folder } = manifest;
  const facts = manifestFacts(manifest, 1);
  const { files } = engine.options;
  const module = new ModuleInfo({
    ...facts,
    ...{ name: moduleName(path), path, state: engine.global },
    kind: root === '' || moduleFileIn(folder, root, files) !== undefined ? facts.kind : 'Binary',
  });
  module.privateData = manifest.value('PrivateData');
  for (const name of manifest.texts('NestedModules')) {
    const file = moduleFileIn(folder, name, files);
    if (file !== undefined && !isManifest(file)) module.nested.push(describedModule(file, engine));
  }
  declare(module, ofManifest(manifest, engine), engine);
  return module;
}

function declare(
  module: ModuleInfo,
  { functions, aliases }: DeclaredCommands,
  engine: DescribingEngine,
): void {
  const block = engine.parse('');
  if (!(block instanceof CompiledBlock)) return;
  for (const name of functions)
    module.commands.set(
      name.toLowerCase(),
      new FunctionInfo(
        name,
        { block, advanced: false, describe: () => block.code.metadata(engine.frame, name) },
        { module, moduleName: module.name },
      ),
    );
  for (const name of aliases) module.commands.set(name.toLowerCase(), new AliasInfo(name, '', module.name));
}
