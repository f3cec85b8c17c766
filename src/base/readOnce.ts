/** What is read when it is first asked for, and then kept: for as long as whoever holds it does. */
export function readOnce<Read>(read: () => Read): () => Read {
  let known: { readonly value: Read } | undefined;
  return () => (known ??= { value: read() }).value;
}
