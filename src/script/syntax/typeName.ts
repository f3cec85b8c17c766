import type { Extent } from './extent.ts';

/** The name of a type as written between brackets: `int`, `string[]`, `Dictionary[string,int]`. */
export interface TypeName extends Extent {
  /** Without array brackets, type arguments and assembly. */
  readonly name: string;
  readonly genericArguments: readonly TypeName[];
  /** One number a bracket pair, outermost last: 1 for `[]`, 2 for `[,]`. */
  readonly arrayRanks: readonly number[];
  /** What follows the comma of an assembly-qualified name; null without one. */
  readonly assembly: string | null;
}
