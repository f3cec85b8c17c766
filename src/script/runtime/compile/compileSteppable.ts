import type { ScriptBlockAst } from '../../syntax/ast.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { Frame } from '../execution.ts';
import { type ChainCommands, chained } from '../pipeline/chained.ts';
import { compileCommand } from './compileCommand.ts';
import type { Compiler } from './compiler.ts';

/** The pipeline that a block is, to be run step by step; its arguments are evaluated now. Throws where it is something else. */
export function compileSteppable(ast: ScriptBlockAst, compiler: Compiler): (frame: Frame) => ChainCommands {
  const [only, ...more] = ast.endBlock?.statements ?? [];
  const others = [ast.begin, ast.process, ast.clean, ast.dynamicParam].some((part) => part !== null);
  if (only === undefined && !others) throw noPipeline('An empty script block cannot be converted.');
  if (only?.kind !== 'Pipeline' || only.background || more.length > 0 || others) throw noPipeline();
  const commands = only.elements.map((element) => {
    if (element.kind !== 'Command') throw noPipeline();
    return compileCommand(element, compiler);
  });
  return (frame) => {
    const plans = commands.map((command) => command(frame));
    return (out, fed) => chained(plans, out, fed);
  };
}

const several =
  'Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted.';

function noPipeline(why = several): Error {
  return scriptError(
    'PSInvalidOperationException',
    `${why} Verify that the script block contains exactly one pipeline or command.`,
    'InvalidOperation',
    { type: 'System.Management.Automation.PSInvalidOperationException' },
  );
}
