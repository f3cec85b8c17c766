import { scriptError, type ScriptError } from './errorRecord.ts';
import { NetObject, type Value } from './value.ts';

/** What every assignment to a variable goes through: its type constraint, its validation attributes. */
export interface VariableAttribute {
  /** As Get-Variable shows it: `System.Management.Automation.ValidateSetAttribute`. */
  readonly typeName: string;
  /** Whether it converts (`[int]$x`) and does not check alone. */
  readonly converts: boolean;
  /** The value that is kept; throws what the attribute would. */
  apply(value: Value): Value;
  /** As `apply`, with the rules of a parameter of a function: not every value is one for a Boolean. */
  transform?(value: Value): Value;
}

/** Options of a variable; names of System.Management.Automation.ScopedItemOptions. */
export type ScopedItemOption = 'ReadOnly' | 'Constant' | 'Private' | 'AllScope' | 'Unspecified';

/** Whether the options of a variable, a function or an alias keep it as it is: of a constant one always, of a read-only one unless by force. */
export function isLocked(
  item: { readonly options: ReadonlySet<ScopedItemOption> } | undefined,
  force: boolean,
): boolean {
  return item !== undefined && (item.options.has('Constant') || (item.options.has('ReadOnly') && !force));
}

/** A variable of a scope: System.Management.Automation.PSVariable. */
export class Variable extends NetObject {
  readonly typeName: string = 'System.Management.Automation.PSVariable';
  readonly name: string;
  /** Read and written directly where `plain`. */
  value: Value;
  description = '';
  options: ReadonlySet<ScopedItemOption> = noOptions;
  attributes: readonly VariableAttribute[] = [];
  /** Whether scripts may not see it: SessionStateEntryVisibility.Private. */
  isHidden = false;
  /** Neither options nor attributes nor computed: an assignment is a store. */
  plain = true;
  /** No longer in its scope. */
  removed = false;

  constructor(name: string, value: Value) {
    super();
    this.name = name;
    this.value = value;
  }

  /** Its value; a computed variable makes it. Throws the error of one that scripts may not see. */
  read(): Value {
    if (this.isHidden) throw variablePrivate(this.name);
    return this.value;
  }

  setHidden(isHidden: boolean): void {
    this.isHidden = isHidden;
    this.#settle();
  }

  /** Taken from its scope by a cmdlet: it keeps its name alone. */
  forget(): void {
    this.removed = true;
    this.value = null;
    this.setOptions([]);
    this.setAttributes([]);
  }

  /** Takes a value that has gone through options and attributes. */
  store(value: Value): void {
    this.value = value;
  }

  /** Sets options; a variable with any is not plain. */
  setOptions(options: Iterable<ScopedItemOption>): void {
    this.options = new Set(options);
    this.#settle();
  }

  /** Sets attributes; a variable with any is not plain. */
  setAttributes(attributes: readonly VariableAttribute[]): void {
    this.attributes = attributes;
    this.#settle();
  }

  #settle(): void {
    this.plain = this.options.size === 0 && this.attributes.length === 0 && !this.isHidden;
  }
}

/** The error of a variable that scripts may not see. */
export function variablePrivate(name: string): ScriptError {
  return scriptError(
    'VariableIsPrivate',
    `Cannot access the variable '$${name}' because it is a private variable.`,
    'PermissionDenied',
    { type: 'System.Management.Automation.SessionStateException', target: name },
  );
}

const noOptions: ReadonlySet<ScopedItemOption> = new Set();

/** A variable that is computed or kept elsewhere: `$?`, `$PWD`. */
export class ComputedVariable extends Variable {
  readonly #get: () => Value;
  readonly #set: ((value: Value) => void) | null;

  constructor(name: string, get: () => Value, set: ((value: Value) => void) | null) {
    super(name, null);
    this.#get = get;
    this.#set = set;
    this.plain = false;
    if (set === null) this.setOptions(['ReadOnly']);
  }

  override read(): Value {
    return this.#get();
  }

  override store(value: Value): void {
    this.#set?.(value);
  }
}
