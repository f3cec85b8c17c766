import type { AnyAst } from './anyAst.ts';
import type { ScriptBlockAst } from './ast.ts';

function present<T>(...nodes: readonly (T | null)[]): T[] {
  return nodes.filter((node) => node !== null);
}

/** The nodes directly below a node, in the order of the text. */
export function childNodes(node: AnyAst): readonly AnyAst[] {
  switch (node.kind) {
    case 'ScriptBlock':
      return scriptBlockParts(node);
    case 'ParamBlock':
      return [...node.attributes, ...node.parameters];
    case 'Parameter':
      return [...node.attributes, node.name, ...present(node.defaultValue)];
    case 'Attribute':
      return [...node.positionalArguments, ...node.namedArguments];
    case 'NamedAttributeArgument':
      return [node.argument];
    case 'NamedBlock':
    case 'StatementBlock':
      return inOrder([...node.statements, ...node.traps]);
    case 'FunctionDefinition':
      return [...(node.parameters ?? []), node.body];
    case 'TypeDefinition':
      return [...node.attributes, ...node.baseTypes, ...node.members];
    case 'PropertyMember':
      return [...node.attributes, ...present(node.propertyType), ...present(node.initialValue)];
    case 'FunctionMember':
      return [
        ...node.attributes,
        ...present(node.returnType),
        ...node.parameters,
        ...(node.baseArguments ?? []),
        node.body,
      ];
    case 'IfStatement':
      return [
        ...node.clauses.flatMap(({ condition, body }) => [condition, body]),
        ...present(node.elseClause),
      ];
    case 'SwitchStatement':
      return inOrder([
        node.condition,
        ...node.clauses.flatMap(({ condition, body }) => [condition, body]),
        ...present(node.defaultClause),
      ]);
    case 'ForEachStatement':
      return [node.variable, node.collection, node.body];
    case 'ForStatement':
      return present<AnyAst>(node.initializer, node.condition, node.iterator, node.body);
    case 'WhileStatement':
      return [node.condition, node.body];
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return [node.body, node.condition];
    case 'TryStatement':
      return [node.body, ...node.catches, ...present(node.finallyBlock)];
    case 'CatchClause':
      return [...node.types, node.body];
    case 'TrapStatement':
      return [...present(node.trapType), node.body];
    case 'ReturnStatement':
    case 'ExitStatement':
    case 'ThrowStatement':
      return present(node.pipeline);
    case 'BreakStatement':
    case 'ContinueStatement':
      return present(node.label);
    case 'DataStatement':
      return [...node.commandsAllowed, node.body];
    case 'AssignmentStatement':
      return [node.left, node.right];
    case 'Pipeline':
      return node.elements;
    case 'PipelineChain':
      return [node.left, node.right];
    case 'Command':
      return inOrder([...node.elements, ...node.redirections]);
    case 'CommandParameter':
      return present(node.argument);
    case 'CommandExpression':
      return [node.expression, ...node.redirections];
    case 'FileRedirection':
      return [node.location];
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'UnaryExpression':
      return [node.operand];
    case 'TernaryExpression':
      return [node.condition, node.ifTrue, node.ifFalse];
    case 'ConvertExpression':
      return [node.type, node.child];
    case 'AttributedExpression':
      return [node.attribute, node.child];
    case 'ExpandableStringExpression':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'ArrayLiteral':
      return node.elements;
    case 'ArrayExpression':
    case 'SubExpression':
      return [node.body];
    case 'ParenExpression':
      return [node.pipeline];
    case 'Hashtable':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'ScriptBlockExpression':
      return [node.scriptBlock];
    case 'IndexExpression':
      return [node.target, node.index];
    case 'MemberExpression':
      return [node.target, node.member];
    case 'InvokeMemberExpression':
      return [node.target, node.member, ...node.arguments];
    case 'UsingExpression':
      return [node.expression];
    case 'UsingStatement':
      return present<AnyAst>(node.name, node.alias, node.moduleSpecification);
    case 'ErrorStatement':
    case 'ErrorExpression':
      return node.children;
    case 'TypeConstraint':
    case 'VariableExpression':
    case 'ConstantExpression':
    case 'StringConstantExpression':
    case 'TypeExpression':
    case 'MergingRedirection':
      return [];
  }
}

function scriptBlockParts(node: ScriptBlockAst): readonly AnyAst[] {
  const blocks = present(node.dynamicParam, node.begin, node.process, node.endBlock, node.clean);
  return [...node.usings, ...present(node.paramBlock), ...inOrder(blocks)];
}

function inOrder<T extends AnyAst>(nodes: readonly T[]): readonly T[] {
  if (nodes.length < 2) return nodes;
  return nodes.toSorted((left, right) => left.start - right.start);
}
