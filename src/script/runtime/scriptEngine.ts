import { AliasInfo, CommandInfo, ExternalScriptInfo, FunctionInfo } from '../commands/commandInfo.ts';
import type { CommandMetadata } from '../commands/commandMetadata.ts';
import { toText } from '../convert/toText.ts';
import type { NetType } from '../types/netType.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import type { TypeRegistry } from '../types/typeRegistry.ts';
import { TypeData } from '../types/typeData.ts';
import { CustomObject, customObject } from '../values/customObject.ts';
import type { Dictionary } from '../values/dictionary.ts';
import { ErrorRecord } from '../values/errorRecord.ts';
import { InvocationInfo } from '../values/invocationInfo.ts';
import { NetList } from '../values/netList.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';
import { runBlock } from './blockRun.ts';
import { closureOf } from './closure.ts';
import { CmdletInfo } from './cmdletInfo.ts';
import { CmdletProcessor } from './cmdletProcessor.ts';
import { commandNotFound } from './commandNotFound.ts';
import { CommandTable, putCommand, visibleCommands } from './commandTable.ts';
import { CommandWriter } from './commandWriter.ts';
import { CompiledBlock } from './compiledBlock.ts';
import { declaredAliases } from './declaredAliases.ts';
import { depthError } from './errorFlow.ts';
import type { BlockCode, CommandCall, Engine, Frame, SessionState } from './execution.ts';
import { LimitWatch } from './limits.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { availableModules } from './modules/availableModules.ts';
import { moduleName } from './modules/findModule.ts';
import { ModuleTable } from './modules/moduleTable.ts';
import { parseScriptBlock } from './parseScriptBlock.ts';
import type { Processor } from './processor.ts';
import { type CommandPlaces, followCommand, lookUpCommand } from './resolveCommand.ts';
import type { CommandAccess, ScopeReference, VariableAccess } from './runspace.ts';
import { Scope } from './scope.ts';
import { resolvePath } from './scriptFiles.ts';
import { ScriptProcessor } from './scriptProcessor.ts';
import type { SessionOptions } from './sessionOptions.ts';
import { Capture, nowhere } from './sink.ts';
import { Source } from './source.ts';
import { SessionStateView } from './sessionStateView.ts';
import { assignQualified, findQualified, scopeOf, variableAccess } from './variableAccess.ts';

/** How many errors `$Error` keeps. */
const maximumErrors = 256;

/** A session: what compiled code, cmdlets and members of .NET types have of it. */
export class ScriptEngine implements Engine {
  ok = true;
  propagates = false;
  depth = 0;
  frame: Frame;
  location: string;
  readonly global: SessionState;
  readonly errors = new NetList([]);
  readonly environment: Map<string, string>;
  readonly variables: VariableAccess = variableAccess(this);
  readonly commands: CommandAccess = this.#commandAccess();
  readonly table = new CommandTable();
  readonly typeData = new TypeData();
  readonly modules = new ModuleTable(this);
  readonly limits: LimitWatch;
  readonly types: TypeRegistry;
  readonly options: SessionOptions;

  constructor(options: SessionOptions) {
    this.options = options;
    this.location = options.location;
    this.types = options.types;
    this.environment = new Map(options.environment);
    this.limits = new LimitWatch(options.limits, () => options.clock.monotonic(), options.canceled);
    const top = new Scope(null, 'script');
    this.global = { top, current: top, module: null };
    const source = new Source('', null);
    this.frame = {
      engine: this,
      state: this.global,
      scope: top,
      streams: {
        error: nowhere,
        warning: nowhere,
        verbose: nowhere,
        debug: nowhere,
        information: nowhere,
        note: null,
      },
      call: { parent: null, name: '', source, at: { start: 0, end: 0 } },
      out: nowhere,
    };
    this.table.add(options.cmdlets, top);
  }

  readonly scriptBlocks = {
    create: (script: string): ScriptBlock => this.parse(script),
    closure: (block: ScriptBlock): ScriptBlock => closureOf(block, this),
  };

  get culture(): string {
    return this.options.culture;
  }

  get timeZone(): string {
    return this.options.timeZone;
  }

  get clock(): SessionOptions['clock'] {
    return this.options.clock;
  }

  get random(): () => number {
    return this.options.random;
  }

  get files(): SessionOptions['files'] {
    return this.options.files;
  }

  get host(): SessionOptions['host'] {
    return this.options.host;
  }

  get strictMode(): number {
    return this.frame.scope.strict;
  }

  set strictMode(version: number) {
    this.frame.scope.strict = version;
  }

  checkpoint(): void {
    this.limits.checkpoint();
  }

  allow(what: 'characters' | 'items', count: number): void {
    this.limits.allow(what, count);
  }

  enter(): void {
    this.limits.checkpoint();
    const { depth } = this.limits.limits;
    if (++this.depth <= depth || depth === 0) return;
    this.depth--;
    throw depthError();
  }

  invoke(
    block: ScriptBlock,
    args: readonly Value[],
    { inCaller = false, ...bound }: { underscore?: Value; self?: Value; inCaller?: boolean } = {},
  ): Value[] {
    const capture = new Capture();
    runBlock(block, { args, scope: inCaller ? 'caller' : 'new', ...bound }, { ...this.frame, out: capture });
    return capture.items;
  }

  text(value: Value): string {
    return toText(value, this);
  }

  separator(): string {
    const separator = this.frame.scope.find('ofs')?.value;
    return separator === undefined || isNull(separator) ? ' ' : toText(separator, this);
  }

  setMatches(matches: Dictionary): void {
    this.frame.scope.define('Matches', matches);
  }

  variable(name: string): Value | undefined {
    return findQualified(this, name);
  }

  setVariable(name: string, value: Value): void {
    assignQualified(this, name, value);
  }

  findType(name: string): NetType | undefined {
    const key = name.toLowerCase();
    for (let scope: Scope | null = this.frame.scope; scope !== null; scope = scope.parent) {
      const found = scope.types?.get(key);
      if (found !== undefined) return found;
    }
    return this.types.find(name);
  }

  defineType(type: NetType, scope: Scope): void {
    (scope.types ??= new Map()).set(type.fullName.toLowerCase(), type);
    this.types.add(type);
  }

  parse(text: string): ScriptBlock {
    return parseScriptBlock(this.options.parse(text, null), this.frame.state);
  }

  start(called: Value, call: CommandCall): Processor {
    if (called instanceof ScriptBlock && called instanceof CompiledBlock)
      return new ScriptProcessor(
        { block: called, name: null, info: null, invocationName: call.dotted ? '.' : '&', isFile: false },
        call,
      );
    if (called instanceof ModuleInfo) return this.#startInModule(called, call);
    if (called instanceof CommandInfo) return this.#startCommand(called, call, called.name);
    const name = toText(called, this);
    const command = followCommand(name, this.#places());
    if (command === undefined) throw commandNotFound(name);
    return this.#startCommand(command, call, name);
  }

  /** `& $module { … }`: the block that follows runs in the session state of the module. */
  #startInModule(module: ModuleInfo, call: CommandCall): Processor {
    const [first, ...args] = call.args;
    const inner = { ...call, args };
    if (first?.kind !== 'value') throw commandNotFound(module.name);
    const { value } = first;
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
    if (command instanceof AliasInfo) {
      const target = followCommand(command.definition, this.#places());
      if (target === undefined) throw commandNotFound(command.definition);
      return this.#startCommand(target, call, invocationName);
    }
    if (command instanceof FunctionInfo || command instanceof ExternalScriptInfo) {
      const { block } = command;
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

  recordError(record: ErrorRecord): void {
    const { items } = this.errors;
    const [newest] = items;
    if (newest === record) return;
    if (newest instanceof ErrorRecord && newest.exception === record.exception) return;
    items.unshift(record);
    this.errors.version++;
    if (items.length > maximumErrors) items.length = maximumErrors;
  }

  fail(record: ErrorRecord, call: CommandCall): void {
    const { frame, streams } = call;
    new CommandWriter({
      frame,
      streams,
      invocation:
        record.invocation ??
        new InvocationInfo({
          command: null,
          invocationName: '',
          position: () => call.source.position(call.ast),
          errorIdSuffix: '',
        }),
      call,
      parameter: () => undefined,
      note: streams.note ?? (() => undefined),
      failed: () => undefined,
    }).error(record);
  }

  exited(code: Value): void {
    this.global.top.define('LASTEXITCODE', code);
  }

  invocationOf(value: Value): InvocationInfo | null {
    return value instanceof InvocationInfo ? value : null;
  }

  isModule(value: Value): boolean {
    return value instanceof ModuleInfo;
  }

  moduleName({ module }: SessionState): string {
    return module instanceof ModuleInfo ? module.name : '';
  }

  functionDefined(info: FunctionInfo, code: BlockCode, scope: Scope): void {
    for (const alias of declaredAliases(code)) putCommand(scope, new AliasInfo(alias, info.name));
  }

  setFunction(name: string, value: Value): void {
    const { scope } = this.frame;
    if (value === null) {
      scope.functions?.delete(name.toLowerCase());
      return;
    }
    const block = value instanceof CompiledBlock ? value : this.parse(toText(value, this));
    this.defineFunction(name, block, scope);
  }

  defineFunction(name: string, block: ScriptBlock, scope: Scope): void {
    if (!(block instanceof CompiledBlock)) return;
    const { code } = block;
    const describe = (): CommandMetadata => code.metadata(this.frame, name);
    putCommand(scope, new FunctionInfo(name, { block, advanced: code.advanced, describe }));
  }

  record(typeName: string, notes: readonly (readonly [string, Value])[]): CustomObject {
    return customObject(notes, typeName);
  }

  sessionState(frame: Frame): Value {
    return new SessionStateView(frame);
  }

  /** Whether a module is there without being loaded: those of the cmdlets of the session. */
  isBuiltInModule(name: string): boolean {
    const key = moduleName(name.replaceAll('\\', '/')).toLowerCase();
    return this.table.list().some((info) => info.moduleName.toLowerCase() === key);
  }

  /** Modules that could be loaded by name. */
  availableModules(names: readonly string[]): ModuleInfo[] {
    return availableModules(names, this);
  }

  /** An object whose methods are the functions that a module exports. */
  moduleObject(module: ModuleInfo): CustomObject {
    const made = new CustomObject();
    for (const info of module.commands.values())
      if (info instanceof FunctionInfo)
        made.members.set(info.name.toLowerCase(), { kind: 'method', name: info.name, script: info.block });
    for (const variable of module.variables.values()) made.set(variable.name, variable.read());
    return made;
  }

  newGuid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16)).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** Whether a name fits one of several wildcard patterns. */
  matchesAny(name: string, patterns: readonly string[]): boolean {
    return patterns.some((pattern) => wildcardPattern(pattern)(name));
  }

  fullPath(path: string): string {
    return resolvePath(path, this.location);
  }

  setAlias(name: string, definition: string | null): void {
    const { scope } = this.frame;
    if (definition === null) scope.aliases?.delete(name.toLowerCase());
    else putCommand(scope, new AliasInfo(name, definition));
  }

  readLines(path: string): string[] {
    const text = this.options.files.readText(resolvePath(path, this.location));
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    return lines;
  }

  openFile(path: string, append: boolean): void {
    if (!append) this.options.files.writeText(resolvePath(path, this.location), '', false);
  }

  writeFormatted(path: string, values: readonly Value[], append: boolean): void {
    const lines = this.options.format(values, 120);
    const text = lines.map((line) => `${line}\n`).join('');
    this.options.files.writeText(resolvePath(path, this.location), text, append || text === '');
  }

  /** A script file as a command; undefined where there is no such file. */
  scriptFile(path: string): ExternalScriptInfo | undefined {
    const { files, parse } = this.options;
    const full = resolvePath(path, this.location);
    if (!full.toLowerCase().endsWith('.ps1') || !files.isFile(full)) return undefined;
    const block = parseScriptBlock(parse(files.readText(full), full), this.global);
    const name = full.slice(full.lastIndexOf('/') + 1);
    return new ExternalScriptInfo(name, full, {
      block,
      advanced: block.code.advanced,
      describe: () => block.code.metadata(this.frame, name),
    });
  }

  #places(): CommandPlaces {
    return {
      scope: this.frame.scope,
      global: this.global,
      table: this.table,
      script: (path) => this.scriptFile(path),
      moduleFunction: (module, name) => this.modules.functionOf(module, name),
    };
  }

  #commandAccess(): CommandAccess {
    return {
      find: (name) => lookUpCommand(name, this.#places()),
      resolve: (name) => followCommand(name, this.#places()),
      list: () => [...visibleCommands(this.frame.scope), ...this.table.list()],
      put: (command: CommandInfo, scope?: ScopeReference) => {
        putCommand(scopeOf(this, scope), command);
      },
      remove: (kind, name) => {
        const map = kind === 'alias' ? 'aliases' : 'functions';
        const key = name.toLowerCase();
        for (let at: Scope | null = this.frame.scope; at !== null; at = at.parent)
          if (at[map]?.delete(key) === true) return true;
        return false;
      },
    };
  }
}
