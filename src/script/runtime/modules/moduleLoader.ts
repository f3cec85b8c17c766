import { positionalArguments } from '../../binding/rawArgument.ts';
import { AliasInfo } from '../../commands/commandInfo.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import type { Frame, SessionState } from '../execution.ts';
import { ModuleInfo, type ModuleFacts } from './moduleInfo.ts';
import { externalScript } from '../blocks/externalScript.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { Scope } from '../variables/scope.ts';
import { ScriptProcessor } from '../pipeline/scriptProcessor.ts';
import { nowhere, type Sink } from '../pipeline/sink.ts';
import { moduleName } from './findModule.ts';
import type { LoadingEngine } from './loadingEngine.ts';
import { isManifest, Manifest, scriptMissing } from './manifest.ts';
import { manifestFacts } from './manifestFacts.ts';
import { requiredModule } from './requiredModule.ts';

/** Loads modules: runs their files in session states of their own. */
export class ModuleLoader {
  readonly #engine: LoadingEngine;

  constructor(engine: LoadingEngine) {
    this.#engine = engine;
  }

  /** A module of a file: a `.psm1` runs, a `.ps1` does in the state of who takes it, a manifest tells what runs. Throws what its body throws. */
  loadFile(
    path: string,
    args: readonly Value[],
    frame: Frame,
    taker: SessionState = frame.state,
  ): ModuleInfo {
    if (isManifest(path)) return this.#loadManifest(path, args, frame);
    const module = this.#make({ name: moduleName(path), path, kind: 'Script' });
    module.definition = this.#engine.options.files.readText(path);
    const isScript = path.toLowerCase().endsWith('.ps1');
    this.#runFile(path, isScript ? taker : module.state, args, frame, isScript ? frame.out : nowhere);
    if (!isScript) this.#engine.modules.settleExports(module);
    return module;
  }

  /** A dynamic module of a script block. */
  create(name: string, block: CompiledBlock, args: readonly Value[], frame: Frame, out: Sink): ModuleInfo {
    const module = this.#make({ name, path: null, kind: 'Script' });
    module.definition = block.text;
    this.#run(new CompiledBlock(block.code, module.state), null, module.state, args, { ...frame, out });
    this.#engine.modules.settleExports(module);
    return module;
  }

  #make(facts: Pick<ModuleFacts, 'name' | 'path' | 'kind'> & Partial<ModuleFacts>): ModuleInfo {
    const top = new Scope(this.#engine.global.top, 'script', 0);
    const state: { top: Scope; current: Scope; module: ModuleInfo | null } = {
      top,
      current: top,
      module: null,
    };
    const module = new ModuleInfo({
      version: '0.0',
      guid: '00000000-0000-0000-0000-000000000000',
      description: '',
      ...facts,
      state,
    });
    state.module = module;
    return module;
  }

  #runFile(
    path: string,
    state: SessionState,
    args: readonly Value[],
    frame: Frame,
    out: Sink = nowhere,
  ): void {
    const { files, parse } = this.#engine.options;
    const block = parseScriptBlock(parse(files.readText(path), path), state);
    this.#run(block, path, state, args, { ...frame, out });
  }

  #run(
    block: CompiledBlock,
    path: string | null,
    state: SessionState,
    args: readonly Value[],
    frame: Frame,
  ): void {
    const processor = new ScriptProcessor(
      {
        block,
        name: path === null ? null : path.slice(path.lastIndexOf('/') + 1),
        info: path === null ? null : externalScript(path, block, this.#engine),
        invocationName: '',
        isFile: path !== null,
      },
      {
        frame,
        ast: frame.call.at,
        source: frame.call.source,
        args: positionalArguments(args),
        dotted: true,
        place: { position: 1, length: 1, expectingInput: false },
        out: frame.out,
        streams: frame.streams,
        close: null,
      },
      { scope: state.current },
    );
    runPipeline([processor], null, frame);
  }

  #loadManifest(path: string, args: readonly Value[], frame: Frame): ModuleInfo {
    const manifest = Manifest.checked(path, this.#engine);
    const required = manifest.requiredModules.flatMap(
      (wanted) => requiredModule(wanted, path, this.#engine) ?? [],
    );
    const { root, folder } = manifest;
    this.#checkFiles(manifest);
    const module = this.#make({ ...manifestFacts(manifest), name: moduleName(path) });
    module.privateData = manifest.value('PrivateData');
    module.required.push(...required);
    for (const script of manifest.texts('ScriptsToProcess'))
      this.#runFile(`${folder}/${script}`, frame.state, [], frame, frame.out);
    for (const nested of manifest.texts('NestedModules')) this.#addNested(nested, folder, module, frame);
    if (root !== '') {
      const file = moduleFilePath(folder, root);
      module.definition = this.#engine.options.files.readText(file);
      this.#runFile(file, module.state, args, frame);
    }
    this.#engine.modules.settleExports(module);
    this.#restrict(module, manifest);
    return module;
  }

  /** Throws where a file that a manifest names is not there. */
  #checkFiles(manifest: Manifest): void {
    const { files } = this.#engine.options;
    const { path, folder, root } = manifest;
    for (const script of manifest.texts('ScriptsToProcess'))
      if (!files.isFile(`${folder}/${script}`)) throw scriptMissing(manifest, script);
    const isThere = (name: string): boolean => files.isFile(moduleFilePath(folder, name));
    for (const nested of manifest.texts('NestedModules'))
      if (!isThere(nested)) throw moduleFileNotFound(nested, 'NestedModules', path);
    if (root !== '' && !isThere(root)) throw moduleFileNotFound(root, 'ModuleToProcess/RootModule', path);
  }

  #addNested(name: string, folder: string, module: ModuleInfo, frame: Frame): void {
    const nested = this.loadFile(moduleFilePath(folder, name), [], frame, module.state);
    module.nested.push(nested);
    this.#engine.modules.add(nested, module.state.top, true);
    for (const info of nested.commands.values()) {
      putCommand(module.state.top, info);
      module.commands.set(info.name.toLowerCase(), info);
    }
  }

  /** What the manifest does not name is not exported. */
  #restrict(module: ModuleInfo, manifest: Manifest): void {
    const restrict = (key: string, aliases: boolean): void => {
      if (!manifest.has(key)) return;
      const patterns = manifest.texts(key);
      for (const [name, info] of module.commands)
        if (info instanceof AliasInfo === aliases && !this.#engine.matchesAny(info.name, patterns))
          module.commands.delete(name);
    };
    restrict('FunctionsToExport', false);
    restrict('AliasesToExport', true);
    const variables = manifest.has('VariablesToExport') ? manifest.texts('VariablesToExport') : null;
    for (const [name, variable] of module.variables)
      if (variables !== null && !this.#engine.matchesAny(variable.name, variables))
        module.variables.delete(name);
  }
}

function moduleFilePath(folder: string, name: string): string {
  return /\.(psm1|psd1|ps1)$/i.test(name) ? `${folder}/${name}` : `${folder}/${name}.psm1`;
}

function moduleFileNotFound(name: string, member: string, path: string): ScriptError {
  return scriptError(
    'Modules_ModuleFileNotFound',
    `The module to process '${name}', listed in field '${member}' of module manifest '${path}' was not processed because no valid module was found in any module directory.`,
    'ResourceUnavailable',
    { target: path, type: 'System.IO.FileNotFoundException' },
  );
}
