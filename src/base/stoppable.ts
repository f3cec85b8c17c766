/** Waits for something, and stops it once when the signal is aborted meanwhile, or was before. It is waited for all the same. */
export async function stoppable<T>(
  waited: Promise<T>,
  stop: () => void,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await waited;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
