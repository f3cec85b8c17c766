import type { StringConstantExpressionAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';

/** A place where a symbol is named; the extent is that of the name alone. */
export interface SymbolPlace extends Extent {
  readonly isDefinition: boolean;
  readonly isWrite: boolean;
}

/** A place where a name is used. */
export function usedAt({ start, end }: Extent): SymbolPlace {
  return { start, end, isDefinition: false, isWrite: false };
}

/** A place where a name is given. */
export function definedAt({ start, end }: Extent): SymbolPlace {
  return { start, end, isDefinition: true, isWrite: true };
}

/** The text of a constant without its quotes. */
export function withinQuotes({ start, end, quoting }: StringConstantExpressionAst): Extent {
  const quote = quoting === 'bareword' ? 0 : 1;
  return { start: start + quote, end: end - quote };
}
