import type { ParsedScript } from './parsedScript.ts';
import { ScriptParser } from './scriptParser.ts';
import { checkSemantics } from './semanticChecks.ts';

/** Parses a script as PowerShell 7.6 does. Never throws: what is wrong is told of in the diagnostics, and the tree is whole. */
export function parseScript(
  text: string,
  { file = null }: { readonly file?: string | null } = {},
): ParsedScript {
  const parser = new ScriptParser(text);
  const ast = parser.script();
  checkSemantics(ast, text, parser);
  return { text, file, ast, diagnostics: parser.diagnostics, comments: parser.comments };
}
