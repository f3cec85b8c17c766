import type * as syntax from '../syntax/ast.ts';
import { EnumValue } from '../values/enumValue.ts';
import type { Value } from '../values/value.ts';
import type { DeclaredType } from './nodeType.ts';
import { NodeType } from './nodeType.ts';
import { pairs } from './pairs.ts';
import { staticTypeOf } from './staticType.ts';
import { operatorKind, tokenKind } from './treeKinds.ts';
import { languageSpace, readOnlyList, TreeExtent } from './treeNode.ts';
import { TypeNameObject } from './typeNameObject.ts';
import { VariablePath } from './variablePath.ts';

const quotings: Readonly<Record<syntax.StringQuoting, bigint>> = {
  single: 0n,
  singleHere: 1n,
  double: 2n,
  doubleHere: 3n,
  bareword: 4n,
};

const quotingOf = ({ quoting }: { readonly quoting: syntax.StringQuoting }): Value =>
  new EnumValue(`${languageSpace}.StringConstantType`, quotings[quoting]);

const base = 'ExpressionAst';
const quoted = `${languageSpace}.StringConstantType StringConstantType`;
const position = `${languageSpace}.IScriptExtent ErrorPosition`;

/** The classes of expressions. */
export const expressionTypes: readonly DeclaredType[] = [
  () =>
    new NodeType<syntax.ExpressionAst>(
      [
        ...(['BinaryExpression', 'UnaryExpression', 'TernaryExpression', 'ConvertExpression'] as const),
        ...(['AttributedExpression', 'TypeExpression', 'VariableExpression', 'UsingExpression'] as const),
        ...(['ConstantExpression', 'StringConstantExpression', 'ExpandableStringExpression'] as const),
        ...(['ArrayLiteral', 'ArrayExpression', 'SubExpression', 'ParenExpression', 'Hashtable'] as const),
        ...(['ScriptBlockExpression', 'ErrorExpression', 'IndexExpression'] as const),
        ...(['MemberExpression', 'InvokeMemberExpression'] as const),
      ],
      base,
      'CommandElementAst',
    ).value('type StaticType', ({ own, ast }, context) => staticTypeOf(ast, own.tree, context)),
  () =>
    new NodeType<syntax.BinaryExpressionAst>(['BinaryExpression'], 'BinaryExpressionAst', base)
      .value(`${languageSpace}.TokenKind Operator`, ({ ast }) =>
        operatorKind(ast.operator, ast.caseSensitive),
      )
      .child('ExpressionAst Left', ({ left }) => left)
      .child('ExpressionAst Right', ({ right }) => right)
      .value(position, ({ own, ast }) => new TreeExtent(own.tree, ast.operatorExtent)),
  () =>
    new NodeType<syntax.UnaryExpressionAst>(['UnaryExpression'], 'UnaryExpressionAst', base)
      .value(`${languageSpace}.TokenKind TokenKind`, ({ own, ast }) =>
        own.text.startsWith('!') ? tokenKind('!') : operatorKind(ast.operator),
      )
      .child('ExpressionAst Child', ({ operand }) => operand),
  () =>
    new NodeType<syntax.TernaryExpressionAst>(['TernaryExpression'], 'TernaryExpressionAst', base)
      .child('ExpressionAst Condition', ({ condition }) => condition)
      .child('ExpressionAst IfTrue', ({ ifTrue }) => ifTrue)
      .child('ExpressionAst IfFalse', ({ ifFalse }) => ifFalse),
  () =>
    new NodeType<syntax.AttributedExpressionAst | syntax.ConvertExpressionAst>(
      ['AttributedExpression', 'ConvertExpression'],
      'AttributedExpressionAst',
      base,
    )
      .child('ExpressionAst Child', ({ child }) => child)
      .child('AttributeBaseAst Attribute', (ast) =>
        ast.kind === 'ConvertExpression' ? ast.type : ast.attribute,
      ),
  () =>
    new NodeType<syntax.ConvertExpressionAst>(
      ['ConvertExpression'],
      'ConvertExpressionAst',
      'AttributedExpressionAst',
    ).child('TypeConstraintAst Type', ({ type }) => type),
  () =>
    new NodeType<syntax.MemberExpressionAst | syntax.InvokeMemberExpressionAst>(
      ['MemberExpression', 'InvokeMemberExpression'],
      'MemberExpressionAst',
      base,
    )
      .child('ExpressionAst Expression', ({ target }) => target)
      .child('CommandElementAst Member', ({ member }) => member)
      .value('bool Static', ({ ast }) => ast.isStatic)
      .value('bool NullConditional', ({ ast }) => ast.nullConditional),
  () =>
    new NodeType<syntax.InvokeMemberExpressionAst>(
      ['InvokeMemberExpression'],
      'InvokeMemberExpressionAst',
      'MemberExpressionAst',
    )
      .value(
        `System.Collections.ObjectModel.ReadOnlyCollection[${languageSpace}.ITypeName] GenericTypeArguments`,
        ({ own, ast }) =>
          ast.genericArguments.length === 0
            ? null
            : readOnlyList(
                ast.genericArguments.map((name) => new TypeNameObject(own.tree, name)),
                `${languageSpace}.ITypeName`,
              ),
      )
      .value(
        `System.Collections.ObjectModel.ReadOnlyCollection[${languageSpace}.ExpressionAst] Arguments`,
        ({ own, ast }) => (ast.arguments.length === 0 ? null : own.list(ast.arguments, base)),
      ),
  () =>
    new NodeType<syntax.TypeExpressionAst>(['TypeExpression'], 'TypeExpressionAst', base).value(
      `${languageSpace}.ITypeName TypeName`,
      ({ own, ast }) => new TypeNameObject(own.tree, ast.typeName),
    ),
  () =>
    new NodeType<syntax.VariableExpressionAst>(['VariableExpression'], 'VariableExpressionAst', base)
      .value(
        'System.Management.Automation.VariablePath VariablePath',
        ({ ast }) => new VariablePath(ast.path),
      )
      .value('bool Splatted', ({ ast }) => ast.splatted)
      .method('bool IsConstantVariable()', ({ ast }) => /^(?:true|false|null)$/i.test(ast.path)),
  () =>
    new NodeType<syntax.ConstantExpressionAst | syntax.StringConstantExpressionAst>(
      ['ConstantExpression', 'StringConstantExpression'],
      'ConstantExpressionAst',
      base,
    ).value('System.Object Value', ({ ast }) => ast.value),
  () =>
    new NodeType<syntax.StringConstantExpressionAst>(
      ['StringConstantExpression'],
      'StringConstantExpressionAst',
      'ConstantExpressionAst',
    )
      .value(quoted, ({ ast }) => quotingOf(ast))
      .value('string Value', ({ ast }) => ast.value),
  () =>
    new NodeType<syntax.ExpandableStringExpressionAst>(
      ['ExpandableStringExpression'],
      'ExpandableStringExpressionAst',
      base,
    )
      .value('string Value', ({ own, ast }) =>
        ast.parts
          .map((part) => (typeof part === 'string' ? part : own.tree.text.slice(part.start, part.end)))
          .join(''),
      )
      .value(quoted, ({ ast }) => quotingOf(ast))
      .children('ExpressionAst NestedExpressions', ({ parts }) =>
        parts.filter((part) => typeof part !== 'string'),
      ),
  () =>
    new NodeType<syntax.ScriptBlockExpressionAst>(
      ['ScriptBlockExpression'],
      'ScriptBlockExpressionAst',
      base,
    ).child('ScriptBlockAst ScriptBlock', ({ scriptBlock }) => scriptBlock),
  () =>
    new NodeType<syntax.ArrayLiteralAst>(['ArrayLiteral'], 'ArrayLiteralAst', base).children(
      'ExpressionAst Elements',
      ({ elements }) => elements,
    ),
  () =>
    new NodeType<syntax.ArrayExpressionAst>(['ArrayExpression'], 'ArrayExpressionAst', base).child(
      'StatementBlockAst SubExpression',
      ({ body }) => body,
    ),
  () =>
    new NodeType<syntax.SubExpressionAst>(['SubExpression'], 'SubExpressionAst', base).child(
      'StatementBlockAst SubExpression',
      ({ body }) => body,
    ),
  () =>
    new NodeType<syntax.ParenExpressionAst>(['ParenExpression'], 'ParenExpressionAst', base).child(
      'PipelineBaseAst Pipeline',
      ({ pipeline }) => pipeline,
    ),
  () =>
    new NodeType<syntax.HashtableAst>(['Hashtable'], 'HashtableAst', base).value(
      'System.Object KeyValuePairs',
      ({ own, ast }) =>
        pairs(
          own,
          ['ExpressionAst', 'StatementAst'],
          ast.entries.map(({ key, value }) => [key, value]),
        ),
    ),
  () =>
    new NodeType<syntax.UsingExpressionAst>(['UsingExpression'], 'UsingExpressionAst', base).child(
      'ExpressionAst SubExpression',
      ({ expression }) => expression,
    ),
  () =>
    new NodeType<syntax.IndexExpressionAst>(['IndexExpression'], 'IndexExpressionAst', base)
      .child('ExpressionAst Target', ({ target }) => target)
      .child('ExpressionAst Index', ({ index }) => index)
      .value('bool NullConditional', ({ ast }) => ast.nullConditional),
  () =>
    new NodeType<syntax.ErrorExpressionAst>(['ErrorExpression'], 'ErrorExpressionAst', base).children(
      'Ast NestedAst',
      ({ children }) => children,
    ),
];
