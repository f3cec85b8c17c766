import type { ParsedScript } from './parsedScript.ts';
import { ScriptParser } from './scriptParser.ts';
import { checkTypeNames, type KnowsType } from './typeNameChecks.ts';
import { checkSemantics } from './semanticChecks.ts';

/**
 * Parses a script as PowerShell 7.6 does. Never throws: what is wrong is told of in the diagnostics, and the tree is whole. Where `knowsType` is given,
 * types that classes name are looked up.
 */
export function parseScript(
  text: string,
  {
    file = null,
    knowsType,
  }: { readonly file?: string | null; readonly knowsType?: KnowsType | undefined } = {},
): ParsedScript {
  const parser = new ScriptParser(text);
  const ast = parser.script();
  if (knowsType !== undefined) checkTypeNames(ast, knowsType, parser);
  checkSemantics(ast, text, parser);
  return { text, file, ast, diagnostics: parser.diagnostics, comments: parser.comments };
}
