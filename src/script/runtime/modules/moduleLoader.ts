import { positionalArguments } from '../../binding/rawArgument.ts';
import { AliasInfo } from '../../commands/commandInfo.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';
import { isNull, type Value } from '../../values/value.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import type { Engine, Frame, SessionState } from '../execution.ts';
import { ModuleInfo, type ModuleFacts } from './moduleInfo.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { Scope } from '../variables/scope.ts';
import { ScriptProcessor } from '../pipeline/scriptProcessor.ts';
import type { SessionOptions } from '../session/sessionOptions.ts';
import { nowhere, type Sink } from '../pipeline/sink.ts';
import { moduleName } from './findModule.ts';
import type { ModuleTable } from './moduleTable.ts';

/** What loading needs beside what compiled code does. */
export interface LoadingEngine extends Engine {
  readonly modules: ModuleTable;
  readonly options: SessionOptions;
  /** Whether a name fits one of several wildcard patterns. */
  matchesAny(name: string, patterns: readonly string[]): boolean;
}

/** Loads modules: runs their files in session states of their own. */
export class ModuleLoader {
  readonly #engine: LoadingEngine;

  constructor(engine: LoadingEngine) {
    this.#engine = engine;
  }

  /** A module of a file: `.psm1` and `.ps1` run, a manifest tells what runs. Throws what its body throws. */
  loadFile(path: string, args: readonly Value[], frame: Frame): ModuleInfo {
    if (path.toLowerCase().endsWith('.psd1')) return this.#loadManifest(path, args, frame);
    const module = this.#make({ name: moduleName(path), path, kind: 'Script' });
    this.#runFile(path, module.state, args, frame);
    this.#engine.modules.settleExports(module);
    return module;
  }

  /** A dynamic module of a script block. */
  create(name: string, block: CompiledBlock, args: readonly Value[], frame: Frame, out: Sink): ModuleInfo {
    const module = this.#make({ name, path: null, kind: 'Script' });
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

  #runFile(path: string, state: SessionState, args: readonly Value[], frame: Frame): void {
    const { files, parse } = this.#engine.options;
    const block = parseScriptBlock(parse(files.readText(path), path), state);
    this.#run(block, path, state, args, frame);
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
        info: null,
        invocationName: path ?? '',
        isFile: path !== null,
      },
      {
        frame,
        ast: frame.call.at,
        source: frame.call.source,
        args: positionalArguments(args),
        dotted: true,
        place: { position: 1, length: 1, expectingInput: false },
        out: path === null ? frame.out : nowhere,
        streams: frame.streams,
        close: null,
      },
      { scope: state.current },
    );
    runPipeline([processor], null, frame);
  }

  #loadManifest(path: string, args: readonly Value[], frame: Frame): ModuleInfo {
    const manifest = this.readManifest(path);
    const text = (name: string): string => {
      const value = manifest.get(name) ?? null;
      return isNull(value) ? '' : toText(value, this.#engine);
    };
    const folder = path.slice(0, path.lastIndexOf('/'));
    const root = text('RootModule') === '' ? text('ModuleToProcess') : text('RootModule');
    const privateData = manifest.get('PrivateData') ?? null;
    const module = this.#make({
      name: moduleName(path),
      path: root === '' ? path : `${folder}/${root}`,
      kind: root === '' ? 'Manifest' : 'Script',
      version: text('ModuleVersion'),
      guid: text('GUID'),
      description: text('Description'),
    });
    module.privateData = privateData;
    for (const script of this.#texts(manifest, 'ScriptsToProcess'))
      this.#runFile(`${folder}/${script}`, frame.state, [], frame);
    for (const nested of this.#texts(manifest, 'NestedModules'))
      this.#addNested(nested, folder, module, frame);
    if (root !== '') this.#runFile(`${folder}/${root}`, module.state, args, frame);
    this.#engine.modules.settleExports(module);
    this.#restrict(module, manifest);
    return module;
  }

  #addNested(name: string, folder: string, module: ModuleInfo, frame: Frame): void {
    const path = /\.(psm1|psd1|ps1)$/i.test(name) ? `${folder}/${name}` : `${folder}/${name}.psm1`;
    const nested = this.loadFile(path, [], frame);
    module.nested.push(nested);
    this.#engine.modules.add(nested, module.state.top, true);
    for (const info of nested.commands.values()) {
      putCommand(module.state.top, info);
      module.commands.set(info.name.toLowerCase(), info);
    }
  }

  /** What the manifest does not name is not exported. */
  #restrict(module: ModuleInfo, manifest: Dictionary): void {
    const restrict = (key: string, aliases: boolean): void => {
      if (!manifest.has(key)) return;
      const patterns = this.#texts(manifest, key);
      for (const [name, info] of module.commands)
        if (info instanceof AliasInfo === aliases && !this.#engine.matchesAny(info.name, patterns))
          module.commands.delete(name);
    };
    restrict('FunctionsToExport', false);
    restrict('AliasesToExport', true);
    const variables = manifest.has('VariablesToExport') ? this.#texts(manifest, 'VariablesToExport') : null;
    for (const [name, variable] of module.variables)
      if (variables !== null && !this.#engine.matchesAny(variable.name, variables))
        module.variables.delete(name);
  }

  #texts(manifest: Dictionary, key: string): string[] {
    const value = manifest.get(key) ?? null;
    if (isNull(value)) return [];
    return [...(enumerate(value) ?? [value])]
      .map((item) => toText(item, this.#engine))
      .filter((item) => item !== '');
  }

  /** The table of a manifest. */
  readManifest(path: string): Dictionary {
    const { files, parse } = this.#engine.options;
    const state: SessionState = this.#engine.global;
    const block = parseScriptBlock(parse(files.readText(path), path), state);
    const [table] = this.#engine.invoke(block, []);
    if (table instanceof Dictionary) return table;
    throw invalidManifest(path);
  }
}

function invalidManifest(path: string): ScriptError {
  return scriptError(
    'Modules_InvalidManifest',
    `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file.`,
    'ResourceUnavailable',
    { target: path, type: 'System.InvalidOperationException' },
  );
}
