/** Milliseconds that a sleeping script does not look up. */
const turn = 50;

/** Blocks the thread for some time; `check` is called in short turns, at the end too, and ends it by throwing. */
export function pause(milliseconds: number, check: () => void): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let left = milliseconds; left > 0; left -= turn) {
    check();
    Atomics.wait(never, 0, 0, Math.min(left, turn));
  }
  check();
}
