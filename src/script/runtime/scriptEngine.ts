import { localZone } from '../../base/localZone.ts';
import { JobTable } from '../commands/jobs/jobTable.ts';
import type { JobTask } from '../commands/jobs/jobTask.ts';
import type { JobWork } from '../commands/jobs/job.ts';
import { AliasInfo, FunctionInfo } from '../commands/commandInfo.ts';
import { withoutDrive } from '../commands/files/drives.ts';
import { pathNotFound } from '../commands/files/itemErrors.ts';
import type { CommandMetadata } from '../commands/commandMetadata.ts';
import { toText } from '../convert/toText.ts';
import type { InvokeOptions, NetType } from '../types/netType.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import * as lateTypes from '../types/allTypes.ts';
import { baseChain } from '../types/lookup.ts';
import type { TypeKnowledge } from '../syntax/typeNameChecks.ts';
import type { TypeRegistry } from '../types/typeRegistry.ts';
import { TypeData } from '../types/typeData.ts';
import { CustomObject, customObject } from '../values/customObject.ts';
import type { Dictionary } from '../values/dictionary.ts';
import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { InvocationInfo } from '../values/invocationInfo.ts';
import { NetList } from '../values/netList.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';
import { invokeBlock } from './blocks/invokeBlock.ts';
import { closureOf } from './blocks/closure.ts';
import { SteppablePipeline } from './blocks/steppablePipeline.ts';
import { CommandTable, putCommand } from './pipeline/commandTable.ts';
import { CommandWriter } from './pipeline/commandWriter.ts';
import { CommandStarter } from './pipeline/commandStarter.ts';
import { CompiledBlock } from './compile/compiledBlock.ts';
import { declaredAliases } from './blocks/declaredAliases.ts';
import { depthError } from './errorFlow.ts';
import type { BlockCode, CommandCall, Engine, Frame, SessionState, StatementHook } from './execution.ts';
import { exitCode } from './session/exitCode.ts';
import { jobWork } from './session/jobWork.ts';
import { LimitWatch } from './session/limits.ts';
import { ModuleInfo } from './modules/moduleInfo.ts';
import { availableModules } from './modules/availableModules.ts';
import { BuiltInModules } from './modules/builtInModules.ts';
import { moduleName } from './modules/findModule.ts';
import { hasModule, useModule } from './modules/useModule.ts';
import { ModuleTable } from './modules/moduleTable.ts';
import { setSessionVariables } from './variables/sessionVariables.ts';
import { parseScriptBlock } from './blocks/parseScriptBlock.ts';
import { pause } from './session/pause.ts';
import type { Processor } from './pipeline/processor.ts';
import type { CommandAccess, ScopeReference, VariableAccess } from './runspace.ts';
import { Scope } from './variables/scope.ts';
import { resolvePath } from './session/scriptFiles.ts';
import { SessionEnvironment } from './session/sessionEnvironment.ts';
import type { SessionOptions } from './session/sessionOptions.ts';
import { nowhere } from './pipeline/sink.ts';
import { Source } from './source.ts';
import { SessionStateView } from './session/sessionStateView.ts';
import { Transcripts } from './session/transcripts.ts';
import { noWeb, type WebAccess } from './session/webAccess.ts';
import { assignQualified, findQualified, scopeOf, variableAccess } from './variables/variableAccess.ts';

/** How many errors `$Error` keeps. */
const maximumErrors = 256;

/** A session: what compiled code, cmdlets and members of .NET types have of it. */
export class ScriptEngine implements Engine {
  ok = true;
  propagates: boolean | 'uncaught' = false;
  depth = 0;
  hook: StatementHook | null = null;
  frame: Frame;
  location: string;
  readonly global: SessionState;
  readonly errors = new NetList([]);
  jobs = new JobTable();
  readonly environment: Map<string, string>;
  readonly variables: VariableAccess = variableAccess(this);
  /** Classes and enums of scripts. */
  readonly #declared = new WeakSet<NetType>();
  readonly #starter = new CommandStarter(this);
  readonly commands: CommandAccess = this.#starter.access();
  readonly table = new CommandTable();
  readonly typeData = new TypeData();
  readonly transcripts = new Transcripts();
  readonly modules = new ModuleTable(this);
  readonly builtInModules: BuiltInModules;
  readonly limits: LimitWatch;
  readonly types: TypeRegistry;
  readonly options: SessionOptions;
  readonly web: WebAccess;

  constructor(options: SessionOptions) {
    const known: TypeKnowledge = {
      knows: (name) => this.findType(name) !== undefined || lateTypes.isGenericType(name),
      chain: (name) => {
        const type = this.findType(name);
        return type === undefined ? [] : baseChain(type, this.types).map(({ fullName }) => fullName);
      },
      hasModule: (name) => hasModule(name, this),
    };
    this.options = { ...options, parse: (text, file) => options.parse(text, file, known) };
    this.location = options.location;
    this.web = options.web ?? noWeb;
    this.types = options.types;
    this.environment = new SessionEnvironment(options.environment, options.allowedVariables ?? []);
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
        unshown: null,
      },
      call: { parent: null, name: '', source, invocation: null, at: { start: 0, end: 0 } },
      out: nowhere,
    };
    this.table.add(options.cmdlets, top);
    this.builtInModules = new BuiltInModules(() => this.table.list(), this.global);
  }

  readonly scriptBlocks = {
    create: (script: string): ScriptBlock =>
      parseScriptBlock(this.options.parse(script, null), () => this.frame.state),
    parse: (script: string, file: string | null) => this.options.parse(script, file),
    closure: (block: ScriptBlock): ScriptBlock => closureOf(block, this),
    steppable: (block: ScriptBlock): Value =>
      block instanceof CompiledBlock ? new SteppablePipeline(block.code.steppable(this.frame)) : null,
  };

  get culture(): string {
    return this.options.culture;
  }

  get timeZone(): string {
    return this.options.timeZone ?? localZone();
  }

  get clock(): SessionOptions['clock'] {
    return this.options.clock;
  }

  get random(): () => number {
    return this.options.random;
  }

  sleep(milliseconds: number): void {
    pause(milliseconds, () => {
      this.limits.check();
    });
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

  freshScope(): Scope {
    const top = new Scope(null, 'script');
    setSessionVariables(this, top);
    this.table.addAliases(top);
    return top;
  }

  jobWork(task: JobTask): JobWork {
    return jobWork(task, this);
  }

  useModule(name: string, frame: Frame, accepts?: (version: string) => boolean): void {
    useModule(name, frame, this, accepts);
  }

  enter(): void {
    this.limits.checkpoint();
    const { depth } = this.limits.limits;
    if (++this.depth <= depth || depth === 0) return;
    this.depth--;
    throw depthError();
  }

  invoke(block: ScriptBlock, args: readonly Value[], options: InvokeOptions = {}): Value[] {
    return invokeBlock(block, args, options, this);
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
    return this.findTypeFrom(name, this.frame.scope);
  }

  findTypeFrom(name: string, from: Scope): NetType | undefined {
    const key = name.toLowerCase();
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
      const found = scope.types?.get(key);
      if (found !== undefined) return found;
    }
    const found = this.types.find(name);
    // A class of another module or block has no name here, though its objects may come along.
    return found !== undefined && this.#declared.has(found) ? undefined : found;
  }

  defineType(type: NetType, scope: Scope): void {
    this.#declared.add(type);
    (scope.types ??= new Map()).set(type.name.toLowerCase(), type);
    this.types.add(type);
  }

  parse(text: string): CompiledBlock {
    return parseScriptBlock(this.options.parse(text, null), this.frame.state);
  }

  start(called: Value, call: CommandCall): Processor {
    return this.#starter.start(called, call);
  }

  knowsCommand(name: string): boolean {
    return this.#starter.find(name) !== undefined;
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

  exited(given: Value): number {
    const code = exitCode(given, this);
    this.global.top.define('LASTEXITCODE', code);
    return code;
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

  setFunction(name: string, value: Value, place?: ScopeReference): void {
    const scope = scopeOf(this, place);
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
    return [...availableModules(names, this), ...this.builtInModules.matching(names)];
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
    return this.#fileAt(path);
  }

  setAlias(name: string, definition: string | null): void {
    const { scope } = this.frame;
    if (definition === null) scope.aliases?.delete(name.toLowerCase());
    else putCommand(scope, new AliasInfo(name, definition));
  }

  readLines(path: string): string[] {
    const full = this.#fileAt(path);
    if (!this.options.files.isFile(full) && !this.options.files.isFolder(full))
      throw new ScriptError(pathNotFound(full));
    const text = this.options.files.readText(full);
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    return lines;
  }

  shown(values: readonly Value[]): string {
    return this.options
      .format(values, 120)
      .map((line) => `${line}\n`)
      .join('');
  }

  #fileAt(path: string): string {
    return resolvePath(withoutDrive(path, this.environment), this.location);
  }
}
