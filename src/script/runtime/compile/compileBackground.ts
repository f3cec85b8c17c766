import { startBackground } from '../../commands/jobs/startJobs.ts';
import type { AnyAst } from '../../syntax/anyAst.ts';
import type { PipelineAst, PipelineChainAst } from '../../syntax/ast.ts';
import { childNodes } from '../../syntax/childNodes.ts';
import type { Value } from '../../values/value.ts';
import type { Compiler } from './compiler.ts';
import type { Execute } from '../execution.ts';

/** `… &`: a job of the pipeline, which has the variables that the pipeline names. */
export function compileBackground(ast: PipelineAst | PipelineChainAst, compiler: Compiler): Execute {
  const text = compiler.source.slice({ start: ast.start, end: endOf(ast) });
  const names = variableNames(ast);
  return (frame, out) => {
    const { engine } = frame;
    const variables = new Map<string, Value>();
    for (const name of names) {
      const value = frame.scope.find(name)?.read();
      if (value !== undefined) variables.set(name, value);
    }
    const task = {
      ...{
        block: engine.parse(text),
        args: [],
        input: null,
        initialization: null,
        using: variables,
        variables,
      },
      ...{ location: engine.location, apart: true },
    };
    out.write(startBackground(task, undefined, engine));
    engine.ok = true;
    return undefined;
  };
}

/** Before the ampersand. */
function endOf(ast: PipelineAst | PipelineChainAst): number {
  return ast.kind === 'Pipeline' ? (ast.elements.at(-1)?.end ?? ast.end) : ast.right.end;
}

/** Lower-case names of the variables of a pipeline that are not of its own making. */
function variableNames(ast: AnyAst): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: AnyAst): void => {
    if (node.kind === 'VariableExpression') names.add(node.path.toLowerCase());
    for (const child of childNodes(node)) visit(child);
  };
  visit(ast);
  for (const own of ['_', 'psitem', 'args', 'input', 'this', 'true', 'false', 'null']) names.delete(own);
  return names;
}
