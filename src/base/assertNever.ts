/** Closes a `switch` over a union: the compiler proves that no member is left; at run time names the value. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value ${JSON.stringify(value)}`);
}
