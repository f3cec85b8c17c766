import { enumerate } from '../../members/enumerate.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { typeText } from '../../types/typeText.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Boxed, extensionFor, unboxed } from '../../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { expressionText, resolveProperty, type PropertyExpression } from './propertyExpression.ts';
import { readExpressions, type GivenExpression } from './readExpressions.ts';

interface Note {
  readonly name: string;
  readonly value: Value;
  readonly isComputed: boolean;
}

/** What Select-Object makes of an object: the properties named, the items of the one expanded, or the object itself. */
export class Selection {
  readonly #runtime: CommandRuntime;
  readonly #properties: readonly GivenExpression[];
  readonly #expand: PropertyExpression | null;
  readonly #excluded: (name: string) => boolean;

  constructor(runtime: CommandRuntime) {
    this.#runtime = runtime;
    const exclude = runtime.strings('ExcludeProperty') ?? [];
    const patterns = exclude.map((pattern) => wildcardPattern(pattern));
    this.#excluded = (name) => patterns.some((matches) => matches(name));
    const expand = runtime.string('ExpandProperty') ?? '';
    this.#expand = expand === '' ? null : { kind: 'name', name: expand };
    const given = runtime.list('Property') ?? [];
    // What is left out is left out of all properties where none are named.
    const named = given.length === 0 && exclude.length > 0 && expand === '' ? ['*'] : given;
    this.#properties = readExpressions(named, ['name', 'expression'], runtime);
  }

  /** Whether objects go through as they are. */
  get isIdentity(): boolean {
    return this.#properties.length === 0 && this.#expand === null;
  }

  /** Whether what comes out was made of properties. */
  get makesObjects(): boolean {
    return this.#properties.length > 0 && this.#expand === null;
  }

  /** What comes of one object. */
  of(object: Value): readonly Value[] {
    if (this.isIdentity) return [this.#passed(object)];
    if (isNull(object)) return [];
    const notes = this.#properties.flatMap((given) => this.#notes(given, object));
    return this.#expand === null ? [this.#made(object, notes)] : this.#expanded(object, this.#expand, notes);
  }

  /** A custom object that goes through as it is says so by its type names. */
  #passed(object: Value): Value {
    if (!(object instanceof CustomObject)) return object;
    const selected = selectedName(object, this.#runtime.runspace);
    if (object.typeNames[0] !== selected) object.typeNames = [selected, ...object.typeNames];
    return object;
  }

  #notes({ expression, name }: GivenExpression, object: Value): Note[] {
    const { runspace } = this.#runtime;
    const isPlain = expression.kind === 'name';
    const resolved = resolveProperty(expression, object, runspace);
    const notes: Note[] = [];
    for (const { name: own, value } of resolved) {
      if (isPlain && this.#excluded(own)) continue;
      const text = name === null || name === '' ? (isPlain ? own : expressionText(expression)) : name;
      notes.push({ name: text, value, isComputed: !isPlain });
    }
    return notes;
  }

  #made(object: Value, notes: readonly Note[]): Value {
    const made = new CustomObject();
    made.typeNames = [selectedName(object, this.#runtime.runspace)];
    for (const note of notes) {
      if (made.members.has(note.name.toLowerCase())) this.#tellTwice(note.name, object, false);
      else if (note.isComputed)
        made.members.set(note.name.toLowerCase(), {
          kind: 'note',
          name: note.name,
          value: note.value,
          isComputed: true,
        });
      else made.set(note.name, note.value);
    }
    return made;
  }

  #expanded(object: Value, expand: PropertyExpression, notes: readonly Note[]): Value[] {
    const { runspace } = this.#runtime;
    const found = resolveProperty(expand, object, runspace).filter(({ exists }) => exists);
    const [only] = found;
    const text = expressionText(expand);
    if (only === undefined) {
      this.#runtime.writeError(
        commandError('ExpandPropertyNotFound', `Property "${text}" cannot be found.`, 'InvalidArgument', {
          type: 'System.Management.Automation.PSArgumentException',
          target: object,
        }),
      );
      return [];
    }
    if (found.length > 1) {
      this.#runtime.writeError(
        commandError(
          'MutlipleExpandProperties',
          'Multiple properties cannot be expanded.',
          'InvalidArgument',
          {
            type: 'System.Management.Automation.PSArgumentException',
            target: object,
          },
        ),
      );
      return [];
    }
    const items = enumerate(only.value);
    if (items === undefined) {
      if (isNull(only.value)) return [];
      return [this.#withNotes(only.value, notes)];
    }
    return [...items].map((item) => (isNull(item) ? item : this.#withNotes(item, notes)));
  }

  /** An item with the properties that go along with it. */
  #withNotes(item: Value, notes: readonly Note[]): Value {
    if (notes.length === 0 || isNull(item)) return this.#passed(item);
    const { runspace } = this.#runtime;
    // What is expanded gets the properties itself.
    const target =
      item instanceof NetObject
        ? item
        : typeof item === 'symbol'
          ? null
          : new Boxed(item, runspace.types.of(item).fullName);
    if (target === null) return item;
    const known = new Set(propertiesOf(target, runspace).map(({ name }) => name.toLowerCase()));
    for (const { name, value } of notes) {
      const key = name.toLowerCase();
      if (known.has(key)) {
        this.#tellTwice(name, item, true);
        continue;
      }
      known.add(key);
      if (target instanceof CustomObject) target.set(name, value);
      else extensionFor(target).members.set(key, { kind: 'note', name, value });
    }
    if (target instanceof CustomObject)
      target.typeNames = [selectedName(item, runspace), ...target.typeNames];
    return target;
  }

  #tellTwice(name: string, target: Value, expands: boolean): void {
    const id = expands
      ? 'AlreadyExistingUserSpecifiedPropertyExpand'
      : 'AlreadyExistingUserSpecifiedPropertyNoExpand';
    this.#runtime.writeError(
      commandError(
        id,
        `The property cannot be processed because the property "${name}" already exists.`,
        'InvalidOperation',
        { type: 'System.Management.Automation.PSArgumentException', target },
      ),
    );
  }
}

/** `Selected.` and the type itself, whatever names the object was given. */
function selectedName(object: Value, { types }: CommandRuntime['runspace']): string {
  return `Selected.${typeText(types.of(unboxed(object)).fullName)}`;
}
