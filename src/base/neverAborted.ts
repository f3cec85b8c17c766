/** A signal for work that nobody can give up. */
export function neverAborted(): AbortSignal {
  return new AbortController().signal;
}
