import { nothing, type Value } from '../../values/value.ts';
import { NetArray } from '../../values/netArray.ts';

/** Where a statement or a command writes its output, object by object. */
export interface Sink {
  /** Takes one object as it is; collections are not enumerated here. Never called with `nothing`. */
  write(value: Value): void;
}

/** Takes and forgets. */
export const nowhere: Sink = {
  write() {
    return;
  },
};

/** Collects output for an assignment or an expression. */
export class Capture implements Sink {
  readonly items: Value[] = [];

  write(value: Value): void {
    this.items.push(value);
  }

  /** None: nothing; one: the object itself; more: an array. */
  result(): Value {
    const { items } = this;
    const [first] = items;
    return first === undefined ? nothing : items.length === 1 ? first : new NetArray(items);
  }
}

/** Hands each object to a function. */
export class FunctionSink implements Sink {
  readonly write: (value: Value) => void;

  constructor(write: (value: Value) => void) {
    this.write = write;
  }
}
