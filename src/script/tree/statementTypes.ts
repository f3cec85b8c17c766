import type * as syntax from '../syntax/ast.ts';
import { EnumValue } from '../values/enumValue.ts';
import type { Value } from '../values/value.ts';
import type { DeclaredType } from './nodeType.ts';
import { NodeType } from './nodeType.ts';
import { pairs } from './pairs.ts';
import { redirectionsOf } from './treeChildren.ts';
import { operatorKind, tokenKind } from './treeKinds.ts';
import { assigned, languageSpace, soleExpressionOf, TreeExtent, type TreeNode } from './treeNode.ts';

const base = 'StatementAst';
const position = `${languageSpace}.IScriptExtent ErrorPosition`;
type Labeled =
  | (syntax.SwitchStatementAst | syntax.ForEachStatementAst)
  | (syntax.ForStatementAst | syntax.LoopStatementAst);
const loops = [
  ...(['ForEachStatement', 'ForStatement'] as const),
  ...(['WhileStatement', 'DoWhileStatement', 'DoUntilStatement'] as const),
];
const enumOf = (name: string, value: number): Value =>
  new EnumValue(`${languageSpace}.${name}`, BigInt(value));

const switchFlags = (ast: syntax.SwitchStatementAst): number =>
  (ast.file ? 1 : 0) +
  (ast.match === 'regex' ? 2 : ast.match === 'wildcard' ? 4 : 0) +
  (ast.caseSensitive ? 16 : 0);

/** `throw` alone throws again what a catch around it has caught. */
function insideCatch(own: TreeNode): boolean {
  if (own.node.kind === 'ThrowStatement' && own.node.pipeline !== null) return false;
  for (let at: TreeNode | null = own; at !== null; at = at.parent)
    if (at.node.kind === 'CatchClause') return true;
  return false;
}

const simple = <Ast extends syntax.StatementAst>(kind: Ast['kind'], of = base): NodeType<Ast> =>
  new NodeType<Ast>([kind], `${kind}Ast`, of);

/** The classes of statements, pipelines and commands. */
export const statementTypes: readonly DeclaredType[] = [
  () =>
    simple<syntax.IfStatementAst>('IfStatement')
      .value('System.Object Clauses', ({ own, ast }) =>
        pairs(
          own,
          ['PipelineBaseAst', 'StatementBlockAst'],
          ast.clauses.map(({ condition, body }) => [condition, body]),
        ),
      )
      .child('StatementBlockAst ElseClause', ({ elseClause }) => elseClause),
  () =>
    new NodeType<Labeled>([...loops, 'SwitchStatement'], 'LabeledStatementAst', base)
      .value('string Label', ({ ast }) => ast.label)
      .child('PipelineBaseAst Condition', (ast) =>
        ast.kind === 'ForEachStatement' ? ast.collection : ast.condition,
      ),
  () =>
    new NodeType<Exclude<Labeled, syntax.SwitchStatementAst>>(
      loops,
      'LoopStatementAst',
      'LabeledStatementAst',
    ).child('StatementBlockAst Body', ({ body }) => body),
  () =>
    simple<syntax.SwitchStatementAst>('SwitchStatement', 'LabeledStatementAst')
      .value(`${languageSpace}.SwitchFlags Flags`, ({ ast }) => enumOf('SwitchFlags', switchFlags(ast)))
      .value('System.Object Clauses', ({ own, ast }) =>
        pairs(
          own,
          ['ExpressionAst', 'StatementBlockAst'],
          ast.clauses.map(({ condition, body }) => [condition, body]),
        ),
      )
      .child('StatementBlockAst Default', ({ defaultClause }) => defaultClause),
  () =>
    simple<syntax.ForEachStatementAst>('ForEachStatement', 'LoopStatementAst')
      .child('VariableExpressionAst Variable', ({ variable }) => variable)
      .value('System.Object ThrottleLimit', () => null)
      .value(`${languageSpace}.ForEachFlags Flags`, () => enumOf('ForEachFlags', 0)),
  () =>
    simple<syntax.ForStatementAst>('ForStatement', 'LoopStatementAst')
      .child('PipelineBaseAst Initializer', ({ initializer }) => initializer)
      .child('PipelineBaseAst Iterator', ({ iterator }) => iterator),
  () => simple<syntax.LoopStatementAst>('WhileStatement', 'LoopStatementAst'),
  () => simple<syntax.LoopStatementAst>('DoWhileStatement', 'LoopStatementAst'),
  () => simple<syntax.LoopStatementAst>('DoUntilStatement', 'LoopStatementAst'),
  () =>
    simple<syntax.TryStatementAst>('TryStatement')
      .child('StatementBlockAst Body', ({ body }) => body)
      .children('CatchClauseAst CatchClauses', ({ catches }) => catches)
      .child('StatementBlockAst Finally', ({ finallyBlock }) => finallyBlock),
  () =>
    new NodeType<syntax.CatchClauseAst>(['CatchClause'], 'CatchClauseAst', 'Ast')
      .children('TypeConstraintAst CatchTypes', ({ types }) => types)
      .value('bool IsCatchAll', ({ ast }) => ast.types.length === 0)
      .child('StatementBlockAst Body', ({ body }) => body),
  () =>
    simple<syntax.TrapStatementAst>('TrapStatement')
      .child('TypeConstraintAst TrapType', ({ trapType }) => trapType)
      .child('StatementBlockAst Body', ({ body }) => body),
  ...(['ReturnStatement', 'ExitStatement', 'ThrowStatement'] as const).map((kind) => () => {
    const type = simple<syntax.FlowStatementAst>(kind).child(
      'PipelineBaseAst Pipeline',
      ({ pipeline }) => pipeline,
    );
    return kind === 'ThrowStatement' ? type.value('bool IsRethrow', ({ own }) => insideCatch(own)) : type;
  }),
  ...(['BreakStatement', 'ContinueStatement'] as const).map(
    (kind) => () => simple<syntax.JumpStatementAst>(kind).child('ExpressionAst Label', ({ label }) => label),
  ),
  () =>
    simple<syntax.DataStatementAst>('DataStatement')
      .value('string Variable', ({ ast }) => ast.variable)
      .children('ExpressionAst CommandsAllowed', ({ commandsAllowed }) => commandsAllowed)
      .child('StatementBlockAst Body', ({ body }) => body),
  () =>
    new NodeType<syntax.AssignmentStatementAst | syntax.PipelineChainAst | syntax.PipelineAst>(
      ['AssignmentStatement', 'PipelineChain', 'Pipeline'],
      'PipelineBaseAst',
      base,
    ).method('ExpressionAst GetPureExpression()', ({ own, ast }) => {
      const sole = ast.kind === 'Pipeline' ? soleExpressionOf(ast) : undefined;
      return sole?.kind === 'CommandExpression' && sole.redirections.length === 0
        ? own.child(sole).child(sole.expression)
        : null;
    }),
  () =>
    simple<syntax.AssignmentStatementAst>('AssignmentStatement', 'PipelineBaseAst')
      .child('ExpressionAst Left', ({ left }) => left)
      .value(`${languageSpace}.TokenKind Operator`, ({ ast }) => operatorKind(ast.operator))
      .child('StatementAst Right', ({ right }) => assigned(right))
      .value(position, ({ own, ast }) => new TreeExtent(own.tree, ast.operatorExtent)),
  () =>
    simple<syntax.PipelineChainAst>('PipelineChain', 'PipelineBaseAst')
      .child('PipelineBaseAst LhsPipelineChain', ({ left }) => left)
      .child('PipelineAst RhsPipeline', ({ right }) => right)
      .value(`${languageSpace}.TokenKind Operator`, ({ ast }) => tokenKind(ast.operator))
      .value('bool Background', ({ ast }) => ast.background),
  () =>
    simple<syntax.PipelineAst>('Pipeline', 'PipelineBaseAst')
      .children('CommandBaseAst PipelineElements', ({ elements }) => elements)
      .value('bool Background', ({ ast }) => ast.background),
  () =>
    new NodeType<syntax.CommandAst | syntax.CommandExpressionAst>(
      ['Command', 'CommandExpression'],
      'CommandBaseAst',
      base,
    ).children('RedirectionAst Redirections', redirectionsOf),
  () =>
    new NodeType<syntax.CommandAst>(['Command'], 'CommandAst', 'CommandBaseAst')
      .children('CommandElementAst CommandElements', ({ elements }) => elements)
      .value(`${languageSpace}.TokenKind InvocationOperator`, ({ ast }) =>
        tokenKind({ none: 'Unknown', call: '&', dot: '.' }[ast.invocationOperator]),
      )
      .value('System.Object DefiningKeyword', () => null)
      .method('string GetCommandName()', ({ ast }) => {
        const [name] = ast.elements;
        return name?.kind === 'StringConstantExpression' ? name.value : null;
      }),
  () =>
    new NodeType<syntax.CommandExpressionAst>(
      ['CommandExpression'],
      'CommandExpressionAst',
      'CommandBaseAst',
    ).child('ExpressionAst Expression', ({ expression }) => expression),
  () =>
    new NodeType<syntax.CommandParameterAst>(['CommandParameter'], 'CommandParameterAst', 'CommandElementAst')
      .value('string ParameterName', ({ ast }) => ast.parameterName)
      .child('ExpressionAst Argument', ({ argument }) => argument)
      .value(
        position,
        ({ own, ast: { start, end, argument, parameterName } }) =>
          new TreeExtent(own.tree, {
            start,
            end: argument === null ? end : start + parameterName.length + 2,
          }),
      ),
  () =>
    new NodeType<syntax.RedirectionAst>(
      ['MergingRedirection', 'FileRedirection'],
      'RedirectionAst',
      'Ast',
    ).value(`${languageSpace}.RedirectionStream FromStream`, ({ ast }) =>
      enumOf('RedirectionStream', ast.from),
    ),
  () =>
    new NodeType<Extract<syntax.RedirectionAst, { kind: 'MergingRedirection' }>>(
      ['MergingRedirection'],
      'MergingRedirectionAst',
      'RedirectionAst',
    ).value(`${languageSpace}.RedirectionStream ToStream`, ({ ast }) => enumOf('RedirectionStream', ast.to)),
  () =>
    new NodeType<Extract<syntax.RedirectionAst, { kind: 'FileRedirection' }>>(
      ['FileRedirection'],
      'FileRedirectionAst',
      'RedirectionAst',
    )
      .child('ExpressionAst Location', ({ location }) => location)
      .value('bool Append', ({ ast }) => ast.append),
  () =>
    simple<syntax.ErrorStatementAst>('ErrorStatement', 'PipelineBaseAst').children(
      'Ast NestedAst',
      ({ children }) => children,
    ),
];
