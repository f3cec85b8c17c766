import type * as syntax from '../syntax/ast.ts';
import { EnumValue } from '../values/enumValue.ts';
import type { Value } from '../values/value.ts';
import type { DeclaredType } from './nodeType.ts';
import { NodeType } from './nodeType.ts';
import { parameterType } from './staticType.ts';
import { tokenKind } from './treeKinds.ts';
import type { MethodFunction } from './treeAst.ts';
import { functionOf, languageSpace } from './treeNode.ts';
import { TypeNameObject } from './typeNameObject.ts';

const enumOf = (name: string, value: number): Value =>
  new EnumValue(`${languageSpace}.${name}`, BigInt(value));

const attributesOf = ({ isStatic, isHidden }: MemberAst): number =>
  1 + (isStatic ? 16 : 0) + (isHidden ? 64 : 0);

const usingKinds = { assembly: 0, module: 2, namespace: 3, type: 4 } as const;

type MemberAst = syntax.PropertyMemberAst | syntax.FunctionMemberAst;

const member = <Ast extends MemberAst>(kind: Ast['kind']) =>
  new NodeType<Ast>([kind], `${kind}Ast`, 'MemberAst').value('string Name', ({ ast }) => ast.name);

/** What can be said of every member, behind what is its own. */
const modifiers = <Ast extends MemberAst>(type: NodeType<Ast>) =>
  type
    .value('bool IsPublic', () => true)
    .value('bool IsPrivate', () => false)
    .value('bool IsHidden', ({ ast }) => ast.isHidden)
    .value('bool IsStatic', ({ ast }) => ast.isStatic);

/** The classes of script blocks, parameters, attributes, functions and types. */
export const declarationTypes: readonly DeclaredType[] = [
  () =>
    new NodeType<syntax.ScriptBlockAst>(['ScriptBlock'], 'ScriptBlockAst', 'Ast')
      .children('AttributeAst Attributes', () => [])
      .children('UsingStatementAst UsingStatements', ({ usings }) => usings)
      .child('ParamBlockAst ParamBlock', ({ paramBlock }) => paramBlock)
      .child('NamedBlockAst BeginBlock', ({ begin }) => begin)
      .child('NamedBlockAst ProcessBlock', ({ process }) => process)
      .child('NamedBlockAst EndBlock', ({ endBlock }) => endBlock)
      .child('NamedBlockAst CleanBlock', ({ clean }) => clean)
      .child('NamedBlockAst DynamicParamBlock', ({ dynamicParam }) => dynamicParam)
      .value('System.Object ScriptRequirements', () => null)
      .method('scriptblock GetScriptBlock()', ({ own, ast }, _, context) =>
        context.scriptBlocks.create(
          own.text.startsWith('{') ? own.tree.text.slice(ast.start + 1, ast.end - 1) : own.text,
        ),
      ),
  () =>
    new NodeType<syntax.ParamBlockAst>(['ParamBlock'], 'ParamBlockAst', 'Ast')
      .children('AttributeAst Attributes', ({ attributes }) => attributes)
      .children('ParameterAst Parameters', ({ parameters }) => parameters),
  () =>
    new NodeType<syntax.ParameterAst>(['Parameter'], 'ParameterAst', 'Ast')
      .children('AttributeBaseAst Attributes', ({ attributes }) => attributes)
      .child('VariableExpressionAst Name', ({ name }) => name)
      .child('ExpressionAst DefaultValue', ({ defaultValue }) => defaultValue)
      .value('type StaticType', ({ own, ast }, context) => parameterType(ast, own.tree, context)),
  () =>
    new NodeType<syntax.AttributeBaseAst>(['Attribute', 'TypeConstraint'], 'AttributeBaseAst', 'Ast').value(
      `${languageSpace}.ITypeName TypeName`,
      ({ own, ast }) => new TypeNameObject(own.tree, ast.typeName),
    ),
  () => new NodeType<syntax.TypeConstraintAst>(['TypeConstraint'], 'TypeConstraintAst', 'AttributeBaseAst'),
  () =>
    new NodeType<syntax.AttributeAst>(['Attribute'], 'AttributeAst', 'AttributeBaseAst')
      .children('ExpressionAst PositionalArguments', ({ positionalArguments }) => positionalArguments)
      .children('NamedAttributeArgumentAst NamedArguments', ({ namedArguments }) => namedArguments),
  () =>
    new NodeType<syntax.NamedAttributeArgumentAst>(
      ['NamedAttributeArgument'],
      'NamedAttributeArgumentAst',
      'Ast',
    )
      .value('string ArgumentName', ({ ast }) => ast.name)
      .child('ExpressionAst Argument', ({ argument }) => argument)
      .value('bool ExpressionOmitted', ({ ast }) => ast.expressionOmitted),
  () =>
    new NodeType<syntax.NamedBlockAst>(['NamedBlock'], 'NamedBlockAst', 'Ast')
      .value('bool Unnamed', ({ ast }) => ast.unnamed)
      .value(`${languageSpace}.TokenKind BlockKind`, ({ ast }) => tokenKind(ast.blockKind))
      .children('StatementAst Statements', ({ statements }) => statements)
      .value('System.Object Traps', ({ own, ast }) =>
        ast.traps.length === 0 ? null : own.list(ast.traps, 'TrapStatementAst'),
      ),
  () =>
    new NodeType<syntax.StatementBlockAst>(['StatementBlock'], 'StatementBlockAst', 'Ast')
      .children('StatementAst Statements', ({ statements }) => statements)
      .value('System.Object Traps', ({ own, ast }) =>
        ast.traps.length === 0 ? null : own.list(ast.traps, 'TrapStatementAst'),
      ),
  () =>
    new NodeType<syntax.UsingStatementAst>(['UsingStatement'], 'UsingStatementAst', 'StatementAst')
      .value(`${languageSpace}.UsingStatementKind UsingStatementKind`, ({ ast }) =>
        enumOf('UsingStatementKind', usingKinds[ast.usingKind]),
      )
      .child('StringConstantExpressionAst Name', ({ name }) => name)
      .child('StringConstantExpressionAst Alias', ({ alias }) => alias)
      .child('HashtableAst ModuleSpecification', ({ moduleSpecification }) => moduleSpecification),
  () =>
    new NodeType<syntax.FunctionDefinitionAst | MethodFunction>(
      ['FunctionDefinition', 'MethodFunction'],
      'FunctionDefinitionAst',
      'StatementAst',
    )
      .value('bool IsFilter', ({ ast }) => ast.kind === 'FunctionDefinition' && ast.isFilter)
      .value('bool IsWorkflow', () => false)
      .value('string Name', ({ ast }) => (ast.kind === 'MethodFunction' ? ast.member.name : ast.name))
      .value('System.Object Parameters', ({ own, ast }) => {
        const parameters = ast.kind === 'MethodFunction' ? ast.member.parameters : ast.parameters;
        return parameters === null ? null : own.list(parameters, 'ParameterAst');
      })
      .child('ScriptBlockAst Body', (ast) => (ast.kind === 'MethodFunction' ? ast.member.body : ast.body)),
  () =>
    new NodeType<syntax.TypeDefinitionAst>(['TypeDefinition'], 'TypeDefinitionAst', 'StatementAst')
      .value('string Name', ({ ast }) => ast.name)
      .children('AttributeAst Attributes', ({ attributes }) => attributes)
      .children('TypeConstraintAst BaseTypes', ({ baseTypes }) => baseTypes)
      .children('MemberAst Members', ({ members }) => members)
      .value(`${languageSpace}.TypeAttributes TypeAttributes`, ({ ast }) =>
        enumOf('TypeAttributes', { class: 1, interface: 2, enum: 4 }[ast.typeKind]),
      )
      .value('bool IsEnum', ({ ast }) => ast.typeKind === 'enum')
      .value('bool IsClass', ({ ast }) => ast.typeKind === 'class')
      .value('bool IsInterface', ({ ast }) => ast.typeKind === 'interface'),
  () =>
    modifiers(
      member<syntax.PropertyMemberAst>('PropertyMember')
        .child('TypeConstraintAst PropertyType', ({ propertyType }) => propertyType)
        .children('AttributeAst Attributes', ({ attributes }) => attributes)
        .value(`${languageSpace}.PropertyAttributes PropertyAttributes`, ({ ast }) =>
          enumOf('PropertyAttributes', attributesOf(ast)),
        )
        .child('ExpressionAst InitialValue', ({ initialValue }) => initialValue),
    ),
  () =>
    modifiers(
      member<syntax.FunctionMemberAst>('FunctionMember')
        .children('AttributeAst Attributes', ({ attributes }) => attributes)
        .child('TypeConstraintAst ReturnType', ({ returnType }) => returnType)
        .children('ParameterAst Parameters', ({ parameters }) => parameters)
        .value(`${languageSpace}.ScriptBlockAst Body`, ({ own, ast }) =>
          own.child(functionOf(ast, own.tree)).child(ast.body),
        )
        .value(`${languageSpace}.MethodAttributes MethodAttributes`, ({ ast }) =>
          enumOf('MethodAttributes', attributesOf(ast)),
        ),
    ).value('bool IsConstructor', ({ ast }) => ast.isConstructor),
];
