import { setIndex } from '../members/indexing.ts';
import { propertiesOf } from '../members/propertiesOf.ts';
import { assignVariable } from '../runtime/variables/assignVariable.ts';
import { automaticNames, type Scope } from '../runtime/variables/scope.ts';
import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import type { Frame } from '../runtime/execution.ts';
import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import type { Value } from '../values/value.ts';
import type { Variable } from '../values/variable.ts';
import type { ScopeView, ValueView, VariableView } from './debugMessages.ts';
import { isScalar, shownType, shownValue } from './shownValue.ts';

/** One thing within a scope or a value. */
interface Part {
  readonly name: string;
  readonly expression: string | null;
  readonly read: () => Value;
  /** Null where it cannot be set. */
  readonly set: ((value: Value) => void) | null;
}

/** What a reference stands for. */
interface Whole {
  readonly frame: Frame;
  readonly parts: (start: number, end: number) => readonly Part[];
}

/** Most variables, entries or properties that are shown of what is not asked for page by page. */
const mostParts = 1000;

/** Variables and what is in them, read when they are asked for. Its references hold until the script goes on. */
export class VariableViews {
  readonly #engine: ScriptEngine;
  readonly #wholes: Whole[] = [];

  constructor(engine: ScriptEngine) {
    this.#engine = engine;
  }

  /** The scopes of a frame, the innermost first. */
  scopes(frame: Frame): readonly ScopeView[] {
    const { scope } = frame;
    const view = (
      name: ScopeView['name'],
      of: Scope,
      wanted: (variable: Variable) => boolean,
    ): ScopeView => ({
      name,
      reference: this.#add({
        frame,
        parts: (start, end) =>
          variablesOf(of).filter(wanted).slice(start, end).map(partOf(of, prefixes[name])),
      }),
    });
    const { top } = this.#engine.global;
    return [
      view('Local', scope, (variable) => !isAutomatic(variable)),
      view('Automatic', scope, isAutomatic),
      ...(scope.script === scope || scope.script === top ? [] : [view('Script', scope.script, isOwn)]),
      ...(scope === top ? [] : [view('Global', top, isOwn)]),
    ];
  }

  /** What is in a scope or a value; `count` 0 for all of it. */
  within(reference: number, start: number, count: number): readonly VariableView[] {
    const { frame, parts } = this.#whole(reference);
    const end = start + (count === 0 ? mostParts : count);
    const shown = parts(start, end);
    const isCut = count === 0 && parts(end, end + 1).length > 0;
    return [...shown, ...(isCut ? [rest] : [])].map(({ name, expression, read }) => {
      try {
        return { name, expression, ...this.view(read(), frame, expression) };
      } catch (error) {
        const value = error instanceof Error ? error.message : String(error);
        return { name, expression: null, value, type: '', reference: 0, elements: null };
      }
    });
  }

  /** Sets what is in a scope or a value to what `valueOf` gives in its frame. */
  set(reference: number, name: string, valueOf: (frame: Frame) => Value): ValueView {
    const { frame, parts } = this.#whole(reference);
    const index = /^\[(\d+)\]$/.exec(name)?.[1];
    const [from, to] = index === undefined ? [0, Infinity] : [Number(index), Number(index) + 1];
    const part = parts(from, to).find((one) => one.name === name);
    if (part === undefined || part.set === null) throw new Error(`${name} cannot be set`);
    part.set(valueOf(frame));
    return this.view(part.read(), frame, part.expression);
  }

  /** A value; `expression` gives it in the frame. */
  view(value: Value, frame: Frame, expression: string | null): ValueView {
    const engine = this.#engine;
    return {
      value: shownValue(value, engine),
      type: shownType(value, engine),
      reference: isScalar(value)
        ? 0
        : this.#add({
            frame,
            parts: (start, end) => partsOf(value, expression, engine, start, end),
          }),
      elements: value instanceof NetArray || value instanceof NetList ? value.items.length : null,
    };
  }

  #add(whole: Whole): number {
    return this.#wholes.push(whole);
  }

  #whole(reference: number): Whole {
    const whole = this.#wholes[reference - 1];
    if (whole === undefined) throw new Error('The script has gone on since');
    return whole;
  }
}

/** Stands for what is not shown. */
const rest: Part = { name: '…', expression: null, read: () => null, set: null };

const prefixes: Readonly<Record<ScopeView['name'], string>> = {
  Local: '',
  Automatic: '',
  Script: 'script:',
  Global: 'global:',
};

function variablesOf(scope: Scope): Variable[] {
  for (const name of automaticNames) scope.own(name);
  return [...scope.variables.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function isAutomatic({ name }: Variable): boolean {
  const key = name.toLowerCase();
  return automaticNames.has(key) || key === '_' || key === 'this' || key === 'foreach' || key === 'switch';
}

function isOwn(variable: Variable): boolean {
  return !isAutomatic(variable);
}

function partOf(scope: Scope, prefix: string): (variable: Variable) => Part {
  return (variable) => ({
    name: `$${variable.name}`,
    expression: /^\w+$/.test(variable.name) ? `$${prefix}${variable.name}` : null,
    read: () => variable.read(),
    set: (value) => {
      assignVariable(scope, variable.name, value);
    },
  });
}

/** What is in a value: elements, entries, else properties. */
function partsOf(
  value: Value,
  expression: string | null,
  engine: ScriptEngine,
  start: number,
  end: number,
): readonly Part[] {
  const named = (suffix: string): string | null => (expression === null ? null : `${expression}${suffix}`);
  if (value instanceof NetArray || value instanceof NetList) {
    return value.items.slice(start, end).map((_, offset) => {
      const index = start + offset;
      return {
        name: `[${index}]`,
        expression: named(`[${index}]`),
        read: () => value.items[index] ?? null,
        set: (item: Value) => {
          setIndex(value, index, item, engine);
        },
      };
    });
  }
  if (value instanceof Dictionary) {
    return keysFrom(value, start, end).map((key) => ({
      name: engine.text(key),
      expression: typeof key === 'string' ? named(`['${key.replaceAll("'", "''")}']`) : null,
      read: () => value.get(key) ?? null,
      set: (item: Value) => {
        setIndex(value, key, item, engine);
      },
    }));
  }
  return propertiesOf(value, engine)
    .slice(start, end)
    .map(({ name, get, set }) => ({
      name,
      expression: /^\w+$/.test(name) ? named(`.${name}`) : null,
      read: get,
      set,
    }));
}

/** Some keys of a table, without a list of all of them. */
function keysFrom(table: Dictionary, start: number, end: number): readonly Value[] {
  const keys: Value[] = [];
  let at = 0;
  for (const key of table.keys()) {
    if (at >= end) break;
    if (at++ >= start) keys.push(key);
  }
  return keys;
}
