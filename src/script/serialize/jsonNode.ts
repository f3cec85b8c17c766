/** A JSON text as a tree, before its values become values of a script. */
export type JsonNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  /** As written: `12`, `-0.5`, `1e3`, `NaN`. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  /** With duplicates, in order. */
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, JsonNode])[] };
