import { NetObject, type Value } from './value.ts';

/** `[ref]$x`: a place that can be read and written. The runspace makes those of variables. */
export class Reference extends NetObject {
  readonly typeName = 'System.Management.Automation.PSReference`1';
  readonly #get: () => Value;
  readonly #set: (value: Value) => void;

  constructor(get: () => Value, set: (value: Value) => void) {
    super();
    this.#get = get;
    this.#set = set;
  }

  get value(): Value {
    return this.#get();
  }

  set value(value: Value) {
    this.#set(value);
  }
}

/** A reference to a place of its own. */
export function referenceOf(value: Value): Reference {
  let held = value;
  return new Reference(
    () => held,
    (given) => {
      held = given;
    },
  );
}
