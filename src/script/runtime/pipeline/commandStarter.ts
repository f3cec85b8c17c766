import { AliasInfo, CommandInfo, ExternalScriptInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import { toText } from '../../convert/toText.ts';
import { type Requirements, requirementsOf } from '../../syntax/requires.ts';
import type { ScriptError } from '../../values/errorRecord.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import { CmdletInfo } from './cmdletInfo.ts';
import { CmdletProcessor } from './cmdletProcessor.ts';
import { commandNotFound, moduleNotLoaded } from './commandNotFound.ts';
import { type CommandTable, putCommand, visibleCommands } from './commandTable.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { CommandCall } from '../execution.ts';
import { externalScript } from '../blocks/externalScript.ts';
import { meetRequirements } from '../session/meetRequirements.ts';
import { ModuleInfo } from '../modules/moduleInfo.ts';
import { AutoLoad, type AutoLoadingEngine } from '../modules/autoLoad.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import type { Processor } from './processor.ts';
import { type CommandPlaces, followCommand, lastName, lookUpCommand } from './resolveCommand.ts';
import type { CommandAccess, ScopeReference } from '../runspace.ts';
import type { Scope } from '../variables/scope.ts';
import { resolvePath } from '../session/scriptFiles.ts';
import { ScriptProcessor } from './scriptProcessor.ts';
import { StandIn } from './standIn.ts';
import { scopeOf } from '../variables/variableAccess.ts';

/** What the start of commands needs beside what compiled code does. */
export interface StartingEngine extends AutoLoadingEngine {
  readonly table: CommandTable;
}

/** Finds the commands of a session and puts them into pipelines. */
export class CommandStarter {
  readonly #engine: StartingEngine;
  readonly #requirements = new WeakMap<ScriptBlock, Requirements>();

  readonly #autoLoad: AutoLoad;

  constructor(engine: StartingEngine) {
    this.#engine = engine;
    this.#autoLoad = new AutoLoad(engine);
  }

  /** A command in its place in a pipeline, of what was called. */
  start(called: Value, call: CommandCall): Processor {
    if (called instanceof ScriptBlock && called instanceof CompiledBlock)
      return new ScriptProcessor(
        { block: called, name: null, info: null, invocationName: call.dotted ? '.' : '&', isFile: false },
        call,
      );
    if (called instanceof ModuleInfo) return this.#startInModule(called, call);
    if (called instanceof CommandInfo) return this.#startCommand(called, call, call.sign ?? called.name);
    const name = toText(called, this.#engine);
    const command = this.find(name);
    if (command === undefined) throw this.#notFound(lastName(name, this.#places()), call.sign ?? name, call);
    return this.#startCommand(command, call, call.sign ?? name);
  }

  /** What a name stands for; undefined for nothing. */
  find(name: string): CommandInfo | undefined {
    return followCommand(name, this.#places()) ?? this.#loaded(name);
  }

  /** A command whose module is loaded for it. */
  #loaded(name: string): CommandInfo | undefined {
    const wanted = lastName(name, this.#places());
    const slash = wanted.lastIndexOf('\\');
    const isThere =
      slash > 0 ? this.#autoLoad.loadNamed(wanted.slice(0, slash)) : this.#autoLoad.loadFor(wanted);
    return isThere ? followCommand(name, this.#places()) : undefined;
  }

  /** The error of a name that stands for nothing; one of a module that is not loaded is told of as such. */
  #notFound(name: string, invocationName: string, { source, head, ast }: CommandCall): ScriptError {
    const [, module] = /^([^\\:]*[^\\:.])\\./.exec(name) ?? [];
    const error =
      module === undefined || this.#isLoaded(module) ? commandNotFound(name) : moduleNotLoaded(module, name);
    error.record.invocation = new InvocationInfo({
      ...{ command: null, invocationName, errorIdSuffix: '' },
      position: () => source.position(head ?? ast),
    });
    return error;
  }

  #isLoaded(module: string): boolean {
    return this.#engine.isBuiltInModule(module) || this.#engine.modules.named([module]).length > 0;
  }

  /** `& $module { … }`: the block that follows runs in the session state of the module. */
  #startInModule(module: ModuleInfo, call: CommandCall): Processor {
    const [first, ...args] = call.args;
    const inner = { ...call, args };
    if (first?.kind !== 'value') throw commandNotFound(module.name);
    const value = first.value;
    if (!(value instanceof CompiledBlock))
      return this.start(value, {
        ...inner,
        frame: { ...call.frame, state: module.state, scope: module.state.current },
      });
    const block = new CompiledBlock(value.code, module.state);
    return new ScriptProcessor(
      { block, name: null, info: null, invocationName: '&', isFile: false },
      inner,
      call.dotted ? { scope: module.state.current } : {},
    );
  }

  #startCommand(command: CommandInfo, call: CommandCall, invocationName: string): Processor {
    if (command instanceof CmdletInfo) return new CmdletProcessor(command, call, invocationName);
    if (command instanceof StandIn) return command.start(call, invocationName);
    if (command instanceof AliasInfo) {
      const target = followCommand(command.definition, this.#places());
      if (target === undefined) throw commandNotFound(command.definition);
      return this.#startCommand(target, call, invocationName);
    }
    if (command instanceof FunctionInfo || command instanceof ExternalScriptInfo) {
      const { block } = command;
      const requirements = this.#requirements.get(block);
      if (requirements !== undefined) meetRequirements(requirements, command.name, this.#engine, call.frame);
      if (block instanceof CompiledBlock)
        return new ScriptProcessor(
          {
            block,
            name: command.name,
            info: command,
            invocationName,
            isFile: command instanceof ExternalScriptInfo,
          },
          call,
        );
    }
    throw commandNotFound(command.name);
  }

  /** A script file as a command; undefined where there is no such file. */
  scriptFile(path: string): ExternalScriptInfo | undefined {
    const { files, parse } = this.#engine.options;
    const full = resolvePath(path, this.#engine.location);
    if (!full.toLowerCase().endsWith('.ps1') || !files.isFile(full)) return undefined;
    const parsed = parse(files.readText(full), full);
    // It sees the variables of the session state, be it that of a module, that runs it.
    const block = parseScriptBlock(parsed, () => this.#engine.frame.state);
    const requirements = requirementsOf(parsed);
    if (requirements.start !== null) this.#requirements.set(block, requirements);
    return externalScript(full, block, this.#engine);
  }

  #places(): CommandPlaces {
    return {
      scope: this.#engine.frame.scope,
      global: this.#engine.global,
      table: this.#engine.table,
      script: (path) => this.scriptFile(path),
      moduleFunction: (module, name) => this.#engine.modules.functionOf(module, name),
    };
  }

  /** The commands of the session as cmdlets see them. */
  access(): CommandAccess {
    return {
      find: (name) => lookUpCommand(name, this.#places()),
      findAll: (name) => {
        const found = [
          lookUpCommand(name, this.#places()),
          ...this.#engine.modules.functionsOf(name),
          this.#engine.table.cmdlet(name.toLowerCase()),
        ].filter((info) => info !== undefined);
        const seen = new Set<string>();
        return found.filter((info) => {
          const key = `${info.commandType} ${info.moduleName}`;
          return !seen.has(key) && seen.add(key);
        });
      },
      load: (name) => this.#loaded(name),
      available: () => this.#autoLoad.commands(),
      resolve: (name) => followCommand(name, this.#places()),
      list: () => [...visibleCommands(this.#engine.frame.scope), ...this.#engine.table.list()],
      put: (command: CommandInfo, scope?: ScopeReference) => {
        putCommand(scopeOf(this.#engine, scope), command);
      },
      remove: (kind, name) => {
        const map = kind === 'alias' ? 'aliases' : 'functions';
        const key = name.toLowerCase();
        for (let at: Scope | null = this.#engine.frame.scope; at !== null; at = at.parent)
          if (at[map]?.delete(key) === true) return true;
        return false;
      },
    };
  }
}
