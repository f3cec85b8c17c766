import { AliasInfo, type CommandInfo, ExternalScriptInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import type { CommandTable } from './commandTable.ts';
import { findNamedCommand } from './commandTable.ts';
import type { SessionState } from '../execution.ts';
import { scopeQualifiers } from '../variables/qualifiedScope.ts';
import type { Scope } from '../variables/scope.ts';

/** Where commands are looked up. */
export interface CommandPlaces {
  readonly scope: Scope;
  readonly global: SessionState;
  readonly table: CommandTable;
  /** A script file by its path as written; undefined where there is none. */
  readonly script: (path: string) => ExternalScriptInfo | undefined;
  /** A function of a module by the names of both; undefined where there is none. */
  readonly moduleFunction: (module: string, name: string) => CommandInfo | undefined;
}

/** The command a name stands for, in PowerShell's order: alias, function, cmdlet, script file. Aliases are not followed. */
export function lookUpCommand(name: string, places: CommandPlaces): CommandInfo | undefined {
  const key = name.toLowerCase();
  const found =
    findNamedCommand(places.scope, 'aliases', key) ??
    findNamedCommand(places.scope, 'functions', key) ??
    places.table.cmdlet(key);
  if (found !== undefined) return found;
  const slash = name.lastIndexOf('\\');
  if (slash > 0) {
    const inModule = places.moduleFunction(name.slice(0, slash), name.slice(slash + 1));
    if (inModule !== undefined) return inModule;
  }
  const colon = key.indexOf(':');
  if (colon > 0 && scopeQualifiers.has(key.slice(0, colon)))
    return lookUpCommand(name.slice(colon + 1), places);
  return isPath(name) ? places.script(name) : undefined;
}

function isPath(name: string): boolean {
  return name.includes('/') || name.includes('\\');
}

/** The command a name stands for in the end; undefined where there is none, or where aliases run in a circle. */
export function followCommand(name: string, places: CommandPlaces): CommandInfo | undefined {
  const seen = new Set<string>();
  let wanted = name;
  for (;;) {
    let found = lookUpCommand(wanted, places);
    // A name alone also stands for `Get-` and that name.
    if (found === undefined && !wanted.includes('-') && !isPath(wanted))
      found = lookUpCommand(`Get-${wanted}`, places);
    if (!(found instanceof AliasInfo)) return found;
    const key = found.name.toLowerCase();
    if (seen.has(key)) return functionOrCmdlet(wanted, places);
    seen.add(key);
    wanted = found.definition;
  }
}

/** The name at the end of a chain of aliases: what is missing where the chain ends in nothing. */
export function lastName(name: string, places: CommandPlaces): string {
  const seen = new Set<string>();
  let wanted = name;
  for (;;) {
    const found = lookUpCommand(wanted, places);
    const key = wanted.toLowerCase();
    if (!(found instanceof AliasInfo) || seen.has(key)) return wanted;
    seen.add(key);
    wanted = found.definition;
  }
}

function functionOrCmdlet(name: string, places: CommandPlaces): CommandInfo | undefined {
  const key = name.toLowerCase();
  const found = findNamedCommand(places.scope, 'functions', key) ?? places.table.cmdlet(key);
  return found instanceof FunctionInfo || found?.commandType === 'Cmdlet' ? found : undefined;
}
