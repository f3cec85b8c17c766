/**
 * NeDB refuses member names with a dot or a leading dollar sign; anchors are keyed by server identities, which may hold
 * both. Returns the value with such names escaped.
 */
export function encodeKeys(value: unknown): unknown {
  return withKeys(value, (name) => name.replaceAll('%', '%25').replaceAll('.', '%2E').replace(/^\$/, '%24'));
}

/** Undoes `encodeKeys` on a document. */
export function decodeKeys(document: Record<string, unknown>): Record<string, unknown> {
  const decoded = withKeys(document, (name) =>
    name.includes('%') ? name.replaceAll('%2E', '.').replaceAll('%24', '$').replaceAll('%25', '%') : name,
  );
  return isObject(decoded) ? decoded : document;
}

function withKeys(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withKeys(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : [[rename(name), withKeys(member, rename)]],
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
