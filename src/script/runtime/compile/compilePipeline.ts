import type { CommandExpressionAst, PipelineAst, PipelineChainAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { compileBackground } from './compileBackground.ts';
import { compileCommand, type CompiledCommand } from './compileCommand.ts';
import type { Completion } from '../completion.ts';
import type { Compiler } from './compiler.ts';
import { failStatement } from '../errorFlow.ts';
import { emit } from './emit.ts';
import type { Execute, Frame } from '../execution.ts';
import { setsStatus } from './setsStatus.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { chained } from '../pipeline/chained.ts';
import { compileRedirections } from '../pipeline/redirection.ts';
import type { Sink } from '../pipeline/sink.ts';

/** A pipeline where a statement stands. */
export function compilePipeline(ast: PipelineAst, compiler: Compiler): Execute {
  if (ast.background) return compileBackground(ast, compiler);
  const sole = soleExpression(ast);
  if (sole !== null) {
    const value = compiler.expression(sole);
    const silent =
      sole.kind === 'UnaryExpression' && (sole.operator.endsWith('++') || sole.operator.endsWith('--'));
    const succeeds = setsStatus(ast);
    return (frame, out) => {
      const result = value(frame);
      if (succeeds) frame.engine.ok = true;
      if (!silent) emit(result, out);
      return undefined;
    };
  }
  const [first, ...rest] = ast.elements;
  const commands = ast.elements
    .filter((element) => element.kind === 'Command')
    .map((element) => compileCommand(element, compiler));
  if (first?.kind !== 'CommandExpression')
    return (frame, out) => {
      runCommands(null, commands, frame, out);
      return undefined;
    };
  const source = compileSource(first, compiler);
  if (rest.length === 0)
    return (frame, out) => {
      source(frame)(out);
      frame.engine.ok = true;
      return undefined;
    };
  return (frame, out) => {
    runCommands(source, commands, frame, out);
    return undefined;
  };
}

/** An expression that feeds a pipeline, with the redirections it has. It is computed before any command of the pipeline begins. */
type Source = (frame: Frame) => (out: Sink) => void;

function compileSource(ast: CommandExpressionAst, compiler: Compiler): Source {
  const value = compiler.expression(ast.expression);
  if (ast.redirections.length === 0)
    return (frame) => {
      const result = value(frame);
      return (out) => {
        emit(result, out);
      };
    };
  const redirect = compileRedirections(ast.redirections, compiler);
  // What it writes to other streams may be what feeds the pipeline.
  return (frame) => (out) => {
    const redirected = redirect(frame, out, frame.streams);
    try {
      emit(value({ ...frame, streams: redirected.streams }), redirected.out);
    } finally {
      redirected.close();
    }
  };
}

function runCommands(
  source: Source | null,
  commands: readonly CompiledCommand[],
  frame: Frame,
  out: Sink,
): void {
  const feed = source === null ? null : source(frame);
  const plans = commands.map((command) => command(frame));
  runPipeline(chained(plans, out, feed !== null), feed, frame);
}

/** `a && b`, `a || b`: by whether the left one succeeded. */
export function compileChain(ast: PipelineChainAst, compiler: Compiler): Execute {
  if (ast.background) return compileBackground(ast, compiler);
  const left = compiler.statement(ast.left);
  const right = compiler.statement(ast.right);
  const wanted = ast.operator === '&&';
  return (frame, out) => {
    const completion = linkOf(left, ast.left, frame, out);
    if (completion !== undefined) return completion;
    return frame.engine.ok === wanted ? linkOf(right, ast.right, frame, out) : undefined;
  };
}

/** An error that does not end the script is a failure of one link of the chain, and not of what the chain stands in. */
function linkOf(link: Execute, at: Extent, frame: Frame, out: Sink): Completion {
  try {
    return link(frame, out);
  } catch (error) {
    failStatement(error, frame, at);
    return undefined;
  }
}
