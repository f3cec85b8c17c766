import type { ScriptBlockAst } from './ast.ts';
import type { ParseDiagnostic } from './diagnostic.ts';
import type { Comment } from './comment.ts';

/** A script with its tree. The tree is whole also where there are diagnostics. */
export interface ParsedScript {
  readonly text: string;
  /** Absolute path; null for text from a prompt or a string. */
  readonly file: string | null;
  readonly ast: ScriptBlockAst;
  /** In the order in which PowerShell reports them. A script with any of them does not run. */
  readonly diagnostics: readonly ParseDiagnostic[];
  readonly comments: readonly Comment[];
}
