import { scriptError } from '../../values/errorRecord.ts';
import { isLocked } from '../../values/variable.ts';
import type { Cmdlet } from '../../commands/cmdlet.ts';
import { AliasInfo, CommandInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import { CmdletInfo } from './cmdletInfo.ts';
import type { Scope } from '../variables/scope.ts';

/** Aliases of a session that a script may give another meaning; the others are read-only. */
const writableAliases = new Set(
  [
    'cat cd chdir clear cls compare copy cp cpp curl del diff dir echo erase fhx gcb gjb gtz h history icm kill ls man md mount',
    'move mv popd ps pushd pwd r rcjb rd ren rjb rm rmdir sajb set sleep sls sort spjb tee type wget wjb write',
  ].flatMap((names) => names.split(' ')),
);

/** An alias that a session has from the start: it belongs to no module. */
function builtInAlias(name: string, definition: string): AliasInfo {
  const alias = new AliasInfo(name, definition);
  if (!writableAliases.has(name.toLowerCase())) alias.options = new Set(['ReadOnly']);
  return alias;
}

/** The cmdlets of a session by lower-case name, also as `Module\Name`. */
export class CommandTable {
  readonly #cmdlets = new Map<string, CmdletInfo>();

  /** Adds cmdlets, and their aliases to the outermost scope. */
  add(cmdlets: readonly Cmdlet[], top: Scope): void {
    const added = cmdlets.map((cmdlet) => new CmdletInfo(cmdlet));
    for (const info of added) this.#cmdlets.set(info.name.toLowerCase(), info);
    this.addAliases(top, added);
  }

  /** Adds the aliases of cmdlets, of all of them where none are named, to an outermost scope. */
  addAliases(top: Scope, cmdlets: Iterable<CmdletInfo> = this.#cmdlets.values()): void {
    top.aliases ??= new Map();
    for (const { name, cmdlet } of cmdlets)
      for (const alias of cmdlet.aliases)
        if (!top.aliases.has(alias.toLowerCase()))
          top.aliases.set(alias.toLowerCase(), builtInAlias(alias, name));
  }

  cmdlet(name: string): CmdletInfo | undefined {
    const key = name.toLowerCase();
    const slash = key.lastIndexOf('\\');
    if (slash <= 0) return this.#cmdlets.get(key);
    const info = this.#cmdlets.get(key.slice(slash + 1));
    return info?.moduleName.toLowerCase() === key.slice(0, slash) ? info : undefined;
  }

  list(): readonly CmdletInfo[] {
    return [...this.#cmdlets.values()];
  }
}

/** A function or an alias that a scope or those of its callers name. */
export function findNamedCommand(
  scope: Scope,
  kind: 'functions' | 'aliases',
  key: string,
): CommandInfo | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at[kind]?.get(key);
    if (found !== undefined && (at === scope || !isPrivate(found))) return found;
  }
  return undefined;
}

function isPrivate(info: CommandInfo): boolean {
  return info.options.has('Private');
}

/** Functions and aliases that can be seen from a scope, each name once. */
export function visibleCommands(scope: Scope): CommandInfo[] {
  const seen = new Map<string, CommandInfo>();
  for (let at: Scope | null = scope; at !== null; at = at.parent)
    for (const [prefix, map] of [
      ['a ', at.aliases],
      ['f ', at.functions],
    ] as const)
      for (const [key, info] of map ?? []) if (!seen.has(prefix + key)) seen.set(prefix + key, info);
  return [...seen.values()];
}

/** Puts a function or an alias into a scope. */
export function putCommand(scope: Scope, info: CommandInfo): void {
  const key = info.name.toLowerCase();
  if (info instanceof FunctionInfo) {
    const known = scope.functions?.get(key);
    if (isLocked(known, false))
      throw scriptError(
        'FunctionNotWritable',
        `Cannot write to function ${info.name} because it is read-only or constant.`,
        'WriteError',
        {
          target: info.name,
          type: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
        },
      );
    (scope.functions ??= new Map()).set(key, info);
  } else if (info instanceof AliasInfo) (scope.aliases ??= new Map()).set(key, info);
}
