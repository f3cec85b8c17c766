import type { ParsedScript } from './parsedScript.ts';
import { checkRequires } from './requiresChecks.ts';
import { ScriptParser } from './scriptParser.ts';
import { checkTypeNames, type TypeKnowledge } from './typeNameChecks.ts';
import { checkModules } from './moduleChecks.ts';
import { checkSemantics } from './semanticChecks.ts';

/**
 * Parses a script as PowerShell 7.6 does. Never throws: what is wrong is told of in the diagnostics, and the tree is whole. Where `types` is given,
 * types that classes and catch clauses name are looked up.
 */
export function parseScript(
  text: string,
  { file = null, types }: { readonly file?: string | null; readonly types?: TypeKnowledge | undefined } = {},
): ParsedScript {
  const parser = new ScriptParser(text);
  const ast = parser.script();
  checkRequires(text, parser.comments, parser);
  if (types !== undefined && parser.hasClasses) checkTypeNames(ast, types, parser);
  if (types !== undefined && parser.diagnostics.length === 0) checkModules(ast, text, types, parser);
  checkSemantics(ast, text, parser, types ?? null);
  return { text, file, ast, diagnostics: parser.diagnostics, comments: parser.comments };
}
