import type { NamedBlockAst, ParameterAst, ScriptBlockAst } from '../../syntax/ast.ts';
import { isKnownAttribute } from '../../syntax/knownAttributes.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';
import type { BlockCode, Execute, Frame, ParameterCode } from '../execution.ts';
import { typeAttribute, checkAttribute } from './compileConstraint.ts';
import { compileSteppable } from './compileSteppable.ts';
import type { Compiler } from './compiler.ts';
import { describeBlock, isAdvanced } from '../blocks/describeBlock.ts';
import { resolveType } from '../resolveType.ts';
import { readsInput } from './readsInput.ts';
import { changesVariablesByName } from './variablesByName.ts';
import { attributeName } from '../blocks/attributeValues.ts';
import type { VariableAttribute } from '../../values/variable.ts';

/** A script block, compiled part by part when it first runs. */
export function compileBlock(
  ast: ScriptBlockAst,
  outer: Compiler,
  {
    parameters: ownParameters,
    filter,
  }: { readonly parameters: readonly ParameterAst[] | null; readonly filter: boolean } = {
    parameters: null,
    filter: false,
  },
): BlockCode {
  const compiler = withNamespaces(ast, outer);
  const parameters = ownParameters ?? ast.paramBlock?.parameters ?? [];
  const attributes = ast.paramBlock?.attributes ?? [];
  const part = (block: NamedBlockAst | null): Execute | null =>
    block === null ? null : lazily(block, compiler);
  const end = part(ast.endBlock);
  // The statements of a filter are its process block.
  const process = filter && ast.endBlock?.unnamed === true ? end : part(ast.process);
  let metadata: CommandMetadata | null = null;
  let ownVariables: boolean | null = null;
  let input: boolean | null = null;
  let steppable: ReturnType<typeof compileSteppable> | null = null;
  return {
    ast,
    source: compiler.source,
    namespaces: compiler.namespaces,
    modules: ast.usings
      .filter(({ usingKind }) => usingKind === 'module')
      .map(({ name }) => name?.value ?? '')
      .filter((name) => name !== ''),
    parameters: parameters.map((parameter) => compileParameter(parameter, compiler)),
    outerParameters: ownParameters ?? [],
    attributes,
    advanced: isAdvanced(attributes, parameters),
    begin: part(ast.begin),
    process,
    end: filter && process === end ? null : end,
    clean: part(ast.clean),
    dynamicParam: part(ast.dynamicParam),
    hasOwnVariables: () => (ownVariables ??= !changesVariablesByName(ast)),
    steppable: (frame) => (steppable ??= compileSteppable(ast, compiler))(frame),
    readsInput: () => (input ??= readsInput(ast)),
    metadata: (frame, name) => (metadata ??= describeBlock(name, attributes, parameters, compiler, frame)),
  };
}

/** Compiles when it first runs: most of a large script never does. */
function lazily(block: NamedBlockAst, compiler: Compiler): Execute {
  let compiled: Execute | null = null;
  return (frame, out) => {
    compiled ??= watched(compiler, frame).statements(block);
    return compiled(frame, out);
  };
}

/** A debugger is told of what scripts of files do; texts and the session's own functions are not looked into. */
function watched(compiler: Compiler, { engine }: Frame): Compiler {
  return compiler.source.file === null ? compiler : compiler.hookedBy(engine.hook);
}

function compileParameter(ast: ParameterAst, compiler: Compiler): ParameterCode {
  const { path } = ast.name;
  const constraint = ast.attributes.findLast((attribute) => attribute.kind === 'TypeConstraint');
  const type = constraint === undefined ? null : resolveType(constraint.typeName, compiler);
  const makers = ast.attributes
    .filter(
      (attribute) =>
        attribute.kind === 'TypeConstraint' ||
        attributeName(attribute).startsWith('validate') ||
        !isKnownAttribute(attribute.typeName.name),
    )
    .map((attribute) =>
      attribute.kind === 'TypeConstraint'
        ? typeAttribute(attribute, compiler)
        : checkAttribute(attribute, compiler),
    );
  // They depend on the session alone, which is the same for all calls of this code.
  let made: readonly VariableAttribute[] | null = makers.length === 0 ? [] : null;
  return {
    name: path,
    key: path.toLowerCase(),
    defaultValue: ast.defaultValue === null ? null : compiler.expression(ast.defaultValue),
    resolvedType: (frame) => type?.(frame) ?? null,
    attributes: (frame) =>
      (made ??= makers.map((make) => make(frame, path)).filter((attribute) => attribute !== null)),
  };
}

function withNamespaces(ast: ScriptBlockAst, compiler: Compiler): Compiler {
  const added = ast.usings
    .filter(({ usingKind }) => usingKind === 'namespace')
    .map(({ name }) => name?.value ?? '')
    .filter((name) => name !== '');
  return added.length === 0 ? compiler : compiler.within([...compiler.namespaces, ...added]);
}
