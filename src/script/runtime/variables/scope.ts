import type { CommandInfo } from '../../commands/commandInfo.ts';
import type { NetType } from '../../types/netType.ts';
import type { Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';

/** The automatic variables of an invocation, made when they are first read: `$args`, `$MyInvocation`, `$PSCmdlet`. */
export interface AutomaticVariables {
  /** By lower-case name; undefined where the invocation has no such variable. */
  make(name: string): Value | undefined;
}

/** Lower-case names of variables that an invocation has by itself, made when they are read. */
export const automaticNames: ReadonlySet<string> = new Set([
  ...['args', 'psboundparameters', 'myinvocation', 'pscmdlet', 'input', 'psscriptroot', 'pscommandpath'],
]);

/** A scope: its own variables, functions and aliases; what it lacks is looked up in its parent, which is the caller's scope. */
export class Scope {
  readonly parent: Scope | null;
  /** What `script:` means here: the scope of the file or module, or the global one. */
  readonly script: Scope;
  /** By lower-case name. */
  readonly variables = new Map<string, Variable>();
  /** CommandInfo of functions and of aliases by lower-case name; null for none, which most scopes have. */
  functions: Map<string, CommandInfo> | null = null;
  aliases: Map<string, CommandInfo> | null = null;
  /** Classes and enums of scripts by lower-case name. */
  types: Map<string, NetType> | null = null;
  /** Reads what `$using:` names where an isolated block was called; null in every other scope. */
  using: ((name: string) => Value) | null = null;
  automatic: AutomaticVariables | null = null;
  /** Major version of Set-StrictMode; 0 for off. */
  strict: number;

  constructor(parent: Scope | null, kind: 'local' | 'script', strict = parent?.strict ?? 0) {
    this.parent = parent;
    this.script = kind === 'script' || parent === null ? this : parent.script;
    this.strict = strict;
  }

  /** A variable of this scope itself; a dotted name is not split here. */
  own(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.#makeAutomatic(name);
  }

  /** A variable of this scope or of those of the callers. */
  find(name: string): Variable | undefined {
    const own = this.own(name);
    if (own !== undefined) return own;
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      const variable = scope.own(name);
      if (variable !== undefined && !variable.options.has('Private')) return variable;
    }
    return undefined;
  }

  /** Adds a variable, whatever was there. */
  put(variable: Variable): void {
    const key = variable.name.toLowerCase();
    const old = this.variables.get(key);
    if (old !== undefined) old.removed = true;
    this.variables.set(key, variable);
  }

  /** Sets without asking options: for what the engine sets by itself. */
  define(name: string, value: Value): Variable {
    const key = name.toLowerCase();
    const known = this.variables.get(key);
    if (known !== undefined) {
      known.store(value);
      return known;
    }
    const made = new Variable(name, value);
    this.variables.set(key, made);
    return made;
  }

  delete(name: string): boolean {
    const variable = this.variables.get(name);
    if (variable === undefined) return false;
    variable.removed = true;
    return this.variables.delete(name);
  }

  /** The scope so many levels up; null beyond the outermost. */
  ancestor(levels: number): Scope | null {
    return levels <= 0 ? this : (this.parent?.ancestor(levels - 1) ?? null);
  }

  #makeAutomatic(name: string): Variable | undefined {
    if (this.automatic === null || !automaticNames.has(name)) return undefined;
    const value = this.automatic.make(name);
    if (value === undefined) return undefined;
    const made = new Variable(name, value);
    this.variables.set(name, made);
    return made;
  }
}
