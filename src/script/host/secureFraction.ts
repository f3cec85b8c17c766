const fraction = 2 ** 53;

/** A random number from 0 to below 1 with 53 bits of the system's generator: fit for Get-SecureRandom, and so for all that scripts draw. */
export function secureFraction(): number {
  // The global is made when it is first asked for: a script that draws nothing does not wait for it.
  const [high = 0, low = 0] = globalThis.crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / fraction;
}
