import { FunctionInfo } from '../../commands/commandInfo.ts';
import type { FunctionDefinitionAst } from '../../syntax/ast.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import { CompiledBlock } from './compiledBlock.ts';
import type { BlockCode, Execute } from '../execution.ts';
import type { Compiler } from './compiler.ts';
import { qualifiedScope, scopeQualifiers } from '../variables/qualifiedScope.ts';

/** `function name { … }`: defines it in the current scope, or in the one that its name carries. */
export function compileFunction(ast: FunctionDefinitionAst, compiler: Compiler): Execute {
  let code: BlockCode | null = null;
  const colon = ast.name.indexOf(':');
  const qualifier = colon > 0 ? ast.name.slice(0, colon).toLowerCase() : '';
  const name = scopeQualifiers.has(qualifier) ? ast.name.slice(colon + 1) : ast.name;
  return (frame) => {
    if (name === '')
      throw scriptError(
        'ScopedFunctionMustHaveName',
        `The function definition '${ast.name}' contained a scope qualifier but no function name.`,
        'InvalidArgument',
      );
    code ??= compiler
      .inFunction(name)
      .scriptBlock(ast.body, { parameters: ast.parameters, filter: ast.isFilter });
    const made = code;
    const { state, engine } = frame;
    const target = qualifiedScope(qualifier, frame);
    const info = new FunctionInfo(
      name,
      {
        block: new CompiledBlock(made, state),
        advanced: made.advanced,
        describe: () => made.metadata(frame, name),
      },
      { filter: ast.isFilter, module: state.module, moduleName: engine.moduleName(state) },
    );
    if (qualifier === 'private') info.options = new Set(['Private']);
    putCommand(target, info);
    engine.functionDefined(info, made, target);
    engine.ok = true;
    return undefined;
  };
}
