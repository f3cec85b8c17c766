import type { ParsedScript } from '../../syntax/parsedScript.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { ReportedMistake } from '../../tree/reportedMistake.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetException } from '../../values/netException.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { compilerOf } from '../compile/compileScript.ts';
import type { SessionState } from '../execution.ts';
import { Source } from '../source.ts';

/** The script block of a parsed text. Throws a ParseException that tells all diagnostics, with the id of the first. */
export function parseScriptBlock(
  parsed: ParsedScript,
  state: SessionState | (() => SessionState),
): CompiledBlock {
  const source = new Source(parsed.text, parsed.file);
  const [first] = parsed.diagnostics;
  if (first !== undefined) throw parseError(parsed, source, first.id);
  return new CompiledBlock(compilerOf(source).scriptBlock(parsed.ast), state);
}

function parseError({ text, file, diagnostics }: ParsedScript, source: Source, id: string): ScriptError {
  const message = diagnostics
    .map((diagnostic) => {
      const position = source.position(diagnostic);
      const { line, column } = position;
      const lineText = position.lineText.trimEnd();
      const length = Math.max(1, Math.min(diagnostic.end - diagnostic.start, lineText.length - column + 1));
      const where =
        source.file === null ? `At line:${line} char:${column}` : `At ${source.file}:${line} char:${column}`;
      return `${where}\n+ ${lineText}\n+ ${' '.repeat(column - 1)}${'~'.repeat(length)}\n${diagnostic.message}`;
    })
    .join('\n\n');
  return new ScriptError(
    new ErrorRecord({
      exception: new NetException('System.Management.Automation.ParseException', message, null, {
        Errors: new NetArray(
          diagnostics.map((diagnostic) => new ReportedMistake(text, file, diagnostic)),
          'System.Management.Automation.Language.ParseError',
        ),
      }),
      id,
      category: 'ParserError',
    }),
  );
}
