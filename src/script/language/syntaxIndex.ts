import type { AnyAst } from '../syntax/anyAst.ts';
import { childNodes } from '../syntax/childNodes.ts';
import type { Extent } from '../syntax/extent.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import { grouped } from './grouped.ts';
import { touches } from './touches.ts';

/** The nodes of a parsed script by kind, by place, and by what they stand in. */
export class SyntaxIndex {
  readonly parsed: ParsedScript;
  /** Every node, parents before their children. */
  readonly nodes: readonly AnyAst[];
  readonly #parents = new Map<AnyAst, AnyAst>();
  #byKind: ReadonlyMap<AnyAst['kind'], readonly AnyAst[]> | undefined;

  constructor(parsed: ParsedScript) {
    this.parsed = parsed;
    const nodes: AnyAst[] = [parsed.ast];
    // Grows while it is gone through.
    for (const node of nodes) {
      for (const child of childNodes(node)) {
        this.#parents.set(child, node);
        nodes.push(child);
      }
    }
    this.nodes = nodes;
  }

  get text(): string {
    return this.parsed.text;
  }

  /** The text of a node. */
  textOf({ start, end }: Extent): string {
    return this.parsed.text.slice(start, end);
  }

  /** All nodes of a kind, outer ones first. */
  ofKind<Kind extends AnyAst['kind']>(kind: Kind): readonly Extract<AnyAst, { readonly kind: Kind }>[] {
    this.#byKind ??= grouped(this.nodes, (node) => node.kind);
    return (this.#byKind.get(kind) ?? []).filter(
      (node): node is Extract<AnyAst, { readonly kind: Kind }> => node.kind === kind,
    );
  }

  parent(node: AnyAst): AnyAst | undefined {
    return this.#parents.get(node);
  }

  /** What a node stands in, innermost first. */
  *ancestors(node: AnyAst): Iterable<AnyAst> {
    for (let at = this.#parents.get(node); at !== undefined; at = this.#parents.get(at)) yield at;
  }

  /** The nodes that hold an offset, innermost first; one that ends there counts. */
  pathAt(offset: number): readonly AnyAst[] {
    const path: AnyAst[] = [this.parsed.ast];
    for (;;) {
      const [last] = path;
      if (last === undefined) return path;
      const inside = childNodes(last).filter((child) => touches(child, offset) && !isEmptyBlock(child));
      // Between two that touch, the one that begins at the offset is meant, unless it is behind the word.
      const next = inside.findLast(({ start, end }) => start < end) ?? inside.at(-1);
      if (next === undefined) return path;
      path.unshift(next);
    }
  }
}

/** A block without statements covers what stands before it. */
function isEmptyBlock(node: AnyAst): boolean {
  return node.kind === 'NamedBlock' && node.unnamed && node.statements.length + node.traps.length === 0;
}
