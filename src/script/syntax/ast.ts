import type { Value } from '../values/value.ts';
import type { Extent } from './extent.ts';
import type { AssignmentOperator, BinaryOperator, UnaryOperator } from './operators.ts';
import type { StreamNumber } from './streamNumber.ts';
import type { TypeName } from './typeName.ts';

type Node<Kind extends string> = Extent & { readonly kind: Kind };

/** The body of a script, a function, or `{ … }` where an expression stands. */
export type ScriptBlockAst = Node<'ScriptBlock'> & {
  readonly usings: readonly UsingStatementAst[];
  readonly paramBlock: ParamBlockAst | null;
  readonly dynamicParam: NamedBlockAst | null;
  readonly begin: NamedBlockAst | null;
  readonly process: NamedBlockAst | null;
  /** Holds the statements where no block is named. */
  readonly endBlock: NamedBlockAst | null;
  readonly clean: NamedBlockAst | null;
};

/** `param(…)` with the attributes before it. */
export type ParamBlockAst = Node<'ParamBlock'> & {
  readonly attributes: readonly AttributeAst[];
  readonly parameters: readonly ParameterAst[];
};

/** One parameter; its type constraints stand among the attributes, in order. */
export type ParameterAst = Node<'Parameter'> & {
  readonly name: VariableExpressionAst;
  readonly attributes: readonly AttributeBaseAst[];
  readonly defaultValue: ExpressionAst | null;
};

/** `[int]` or `[ValidateSet('a')]` before a parameter, a variable or a member. */
export type AttributeBaseAst = TypeConstraintAst | AttributeAst;

/** `[int]` as a constraint. */
export type TypeConstraintAst = Node<'TypeConstraint'> & { readonly typeName: TypeName };

/** `[ValidateSet(…)]` with its arguments. */
export type AttributeAst = Node<'Attribute'> & {
  readonly typeName: TypeName;
  readonly positionalArguments: readonly ExpressionAst[];
  readonly namedArguments: readonly NamedAttributeArgumentAst[];
};

/** `Mandatory = $true`. */
export type NamedAttributeArgumentAst = Node<'NamedAttributeArgument'> & {
  readonly name: string;
  readonly argument: ExpressionAst;
  /** `[Parameter(Mandatory)]`: true without a value being written. */
  readonly expressionOmitted: boolean;
};

/** `begin`, `process`, `end`, `clean` or `dynamicparam`; `unnamed` where the statements stand without a block. */
export type NamedBlockAst = Node<'NamedBlock'> & {
  readonly blockKind: 'begin' | 'process' | 'end' | 'clean' | 'dynamicparam';
  readonly unnamed: boolean;
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
};

/** `{ … }` of a statement, or the inside of `$( … )` and `@( … )`. */
export type StatementBlockAst = Node<'StatementBlock'> & {
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
};

/** `using namespace System.Text`. */
export type UsingStatementAst = Node<'UsingStatement'> & {
  readonly usingKind: 'namespace' | 'module' | 'assembly' | 'type';
  readonly name: StringConstantExpressionAst | null;
  readonly alias: StringConstantExpressionAst | null;
  readonly moduleSpecification: HashtableAst | null;
};

/** `function` or `filter`. */
export type FunctionDefinitionAst = Node<'FunctionDefinition'> & {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly isFilter: boolean;
  /** Those of the form `function f($a)`; null where there are no parentheses. */
  readonly parameters: readonly ParameterAst[] | null;
  readonly body: ScriptBlockAst;
};

/** `class`, `interface` or `enum`. */
export type TypeDefinitionAst = Node<'TypeDefinition'> & {
  readonly typeKind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly nameExtent: Extent;
  readonly attributes: readonly AttributeAst[];
  readonly baseTypes: readonly TypeConstraintAst[];
  readonly members: readonly (PropertyMemberAst | FunctionMemberAst)[];
};

/** A property of a class, or a value of an enum (then with `initialValue` where one is given). */
export type PropertyMemberAst = Node<'PropertyMember'> & {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly attributes: readonly AttributeAst[];
  readonly propertyType: TypeConstraintAst | null;
  readonly initialValue: ExpressionAst | null;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
};

/** A method or a constructor (its name is that of the class). */
export type FunctionMemberAst = Node<'FunctionMember'> & {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly attributes: readonly AttributeAst[];
  readonly returnType: TypeConstraintAst | null;
  readonly parameters: readonly ParameterAst[];
  readonly body: ScriptBlockAst;
  /** Arguments of `: base(…)`; null where it is not written. */
  readonly baseArguments: readonly ExpressionAst[] | null;
  readonly isConstructor: boolean;
  readonly isStatic: boolean;
  readonly isHidden: boolean;
};

/** `if`, each `elseif` a clause, `else`. */
export type IfStatementAst = Node<'IfStatement'> & {
  readonly clauses: readonly { condition: StatementAst; body: StatementBlockAst }[];
  readonly elseClause: StatementBlockAst | null;
};

/** `switch`. */
export type SwitchStatementAst = Node<'SwitchStatement'> & {
  readonly label: string | null;
  readonly match: 'exact' | 'wildcard' | 'regex';
  readonly file: boolean;
  readonly caseSensitive: boolean;
  readonly condition: StatementAst;
  readonly clauses: readonly { condition: ExpressionAst; body: StatementBlockAst }[];
  readonly defaultClause: StatementBlockAst | null;
};

/** `foreach ($variable in collection)`. */
export type ForEachStatementAst = Node<'ForEachStatement'> & {
  readonly label: string | null;
  readonly variable: VariableExpressionAst;
  readonly collection: StatementAst;
  readonly body: StatementBlockAst;
};

/** `for (initializer; condition; iterator)`. */
export type ForStatementAst = Node<'ForStatement'> & {
  readonly label: string | null;
  readonly initializer: StatementAst | null;
  readonly condition: StatementAst | null;
  readonly iterator: StatementAst | null;
  readonly body: StatementBlockAst;
};

/** `while`, `do … while` and `do … until`. */
export type LoopStatementAst = Node<'WhileStatement' | 'DoWhileStatement' | 'DoUntilStatement'> & {
  readonly label: string | null;
  readonly condition: StatementAst;
  readonly body: StatementBlockAst;
};

/** `try` with its `catch` and `finally`. */
export type TryStatementAst = Node<'TryStatement'> & {
  readonly body: StatementBlockAst;
  readonly catches: readonly CatchClauseAst[];
  readonly finallyBlock: StatementBlockAst | null;
};

/** No type catches everything. */
export type CatchClauseAst = Node<'CatchClause'> & {
  readonly types: readonly TypeConstraintAst[];
  readonly body: StatementBlockAst;
};

/** `trap`. */
export type TrapStatementAst = Node<'TrapStatement'> & {
  readonly trapType: TypeConstraintAst | null;
  readonly body: StatementBlockAst;
};

/** `return`, `exit` and `throw` with what follows them. */
export type FlowStatementAst = Node<'ReturnStatement' | 'ExitStatement' | 'ThrowStatement'> & {
  readonly pipeline: StatementAst | null;
};

/** A label may be computed; most are a constant string. */
export type JumpStatementAst = Node<'BreakStatement' | 'ContinueStatement'> & {
  readonly label: ExpressionAst | null;
};

/** `data`. */
export type DataStatementAst = Node<'DataStatement'> & {
  readonly variable: string | null;
  readonly commandsAllowed: readonly ExpressionAst[];
  readonly body: StatementBlockAst;
};

/** `left = right`. */
export type AssignmentStatementAst = Node<'AssignmentStatement'> & {
  readonly left: ExpressionAst;
  readonly operator: AssignmentOperator;
  readonly operatorExtent: Extent;
  readonly right: StatementAst;
};

/** Commands and expressions between `|`. */
export type PipelineAst = Node<'Pipeline'> & {
  readonly elements: readonly (CommandAst | CommandExpressionAst)[];
  /** Ends in `&`. */
  readonly background: boolean;
};

/** Pipelines between `&&` and `||`. */
export type PipelineChainAst = Node<'PipelineChain'> & {
  readonly left: PipelineAst | PipelineChainAst;
  readonly operator: '&&' | '||';
  readonly right: PipelineAst;
  readonly background: boolean;
};

/** A command with its arguments. */
export type CommandAst = Node<'Command'> & {
  readonly invocationOperator: 'none' | 'call' | 'dot';
  /** The command's name or expression first. */
  readonly elements: readonly CommandElementAst[];
  readonly redirections: readonly RedirectionAst[];
};

/** An expression is an argument as it stands; a bareword is a StringConstantExpression. */
export type CommandElementAst = CommandParameterAst | ExpressionAst;

/** `-Name` or `-Name:argument`. */
export type CommandParameterAst = Node<'CommandParameter'> & {
  readonly parameterName: string;
  /** What follows `-Name:`; a colon can stand without it. */
  readonly argument: ExpressionAst | null;
  readonly hasColon: boolean;
};

/** An expression as an element of a pipeline. */
export type CommandExpressionAst = Node<'CommandExpression'> & {
  readonly expression: ExpressionAst;
  readonly redirections: readonly RedirectionAst[];
};

/** `2>&1` or `> file`. */
export type RedirectionAst =
  | (Extent & { readonly kind: 'MergingRedirection'; readonly from: StreamNumber; readonly to: StreamNumber })
  | (Extent & {
      readonly kind: 'FileRedirection';
      readonly from: StreamNumber;
      readonly location: ExpressionAst;
      readonly append: boolean;
    });

/** Where the text could not be understood: what was recognized within. A diagnostic tells of it. */
export type ErrorStatementAst = Node<'ErrorStatement'> & {
  readonly children: readonly (StatementAst | ExpressionAst)[];
};

/** What can stand between two separators of statements. */
export type StatementAst =
  | (FunctionDefinitionAst | TypeDefinitionAst | UsingStatementAst | DataStatementAst)
  | (IfStatementAst | SwitchStatementAst | ForEachStatementAst | ForStatementAst | LoopStatementAst)
  | (TryStatementAst | TrapStatementAst | FlowStatementAst | JumpStatementAst)
  | (AssignmentStatementAst | PipelineAst | PipelineChainAst | StatementBlockAst | ErrorStatementAst);

/** `left operator right`. */
export type BinaryExpressionAst = Node<'BinaryExpression'> & {
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
  readonly operatorExtent: Extent;
  readonly left: ExpressionAst;
  readonly right: ExpressionAst;
};

/** An operator with one operand. */
export type UnaryExpressionAst = Node<'UnaryExpression'> & {
  readonly operator: UnaryOperator;
  readonly operand: ExpressionAst;
};

/** `condition ? ifTrue : ifFalse`. */
export type TernaryExpressionAst = Node<'TernaryExpression'> & {
  readonly condition: ExpressionAst;
  readonly ifTrue: ExpressionAst;
  readonly ifFalse: ExpressionAst;
};

/** `[type]expression`, also on the left of an assignment. */
export type ConvertExpressionAst = Node<'ConvertExpression'> & {
  readonly type: TypeConstraintAst;
  readonly child: ExpressionAst;
};

/** `[ValidateSet('a')]$x`. */
export type AttributedExpressionAst = Node<'AttributedExpression'> & {
  readonly attribute: AttributeAst;
  readonly child: ExpressionAst;
};

/** `$name`, `${name}`, `$drive:name`, `@name`. The path is as written between `$` and the end, unescaped. */
export type VariableExpressionAst = Node<'VariableExpression'> & {
  readonly path: string;
  readonly splatted: boolean;
};

/** A number. */
export type ConstantExpressionAst = Node<'ConstantExpression'> & { readonly value: Value };

/** How a text was written. */
export type StringQuoting = 'bareword' | 'single' | 'double' | 'singleHere' | 'doubleHere';

/** A text in which nothing is expanded. */
export type StringConstantExpressionAst = Node<'StringConstantExpression'> & {
  readonly value: string;
  readonly quoting: StringQuoting;
};

/** A text in which variables and sub-expressions are expanded. */
export type ExpandableStringExpressionAst = Node<'ExpandableStringExpression'> & {
  /** Texts, unescaped, and what is expanded between them: variables and sub-expressions. */
  readonly parts: readonly (string | ExpressionAst)[];
  readonly quoting: StringQuoting;
};

/** `1, 2, 3`. */
export type ArrayLiteralAst = Node<'ArrayLiteral'> & { readonly elements: readonly ExpressionAst[] };

/** `@( … )`. */
export type ArrayExpressionAst = Node<'ArrayExpression'> & { readonly body: StatementBlockAst };

/** `$( … )`. */
export type SubExpressionAst = Node<'SubExpression'> & { readonly body: StatementBlockAst };

/** `( … )`. */
export type ParenExpressionAst = Node<'ParenExpression'> & { readonly pipeline: StatementAst };

/** `@{ key = value }`. */
export type HashtableAst = Node<'Hashtable'> & {
  readonly entries: readonly { key: ExpressionAst; value: StatementAst }[];
};

/** `{ … }` where a value stands. */
export type ScriptBlockExpressionAst = Node<'ScriptBlockExpression'> & {
  readonly scriptBlock: ScriptBlockAst;
};

/** `[type]` where a value stands. */
export type TypeExpressionAst = Node<'TypeExpression'> & { readonly typeName: TypeName };

/** `target[index]`. */
export type IndexExpressionAst = Node<'IndexExpression'> & {
  readonly target: ExpressionAst;
  readonly index: ExpressionAst;
  readonly nullConditional: boolean;
};

/** `target.member` or `target::member`. */
export type MemberExpressionAst = Node<'MemberExpression'> & {
  readonly target: ExpressionAst;
  readonly member: ExpressionAst;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
};

/** `target.member(arguments)`. */
export type InvokeMemberExpressionAst = Node<'InvokeMemberExpression'> & {
  readonly target: ExpressionAst;
  readonly member: ExpressionAst;
  readonly arguments: readonly ExpressionAst[];
  readonly genericArguments: readonly TypeName[];
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
};

/** `$using:name`. */
export type UsingExpressionAst = Node<'UsingExpression'> & { readonly expression: ExpressionAst };

/** Where an expression could not be understood. A diagnostic tells of it. */
export type ErrorExpressionAst = Node<'ErrorExpression'> & {
  readonly children: readonly (StatementAst | ExpressionAst)[];
};

/** What has a value. */
export type ExpressionAst =
  | (BinaryExpressionAst | UnaryExpressionAst | TernaryExpressionAst)
  | (
      | ConvertExpressionAst
      | AttributedExpressionAst
      | TypeExpressionAst
      | VariableExpressionAst
      | UsingExpressionAst
    )
  | (ConstantExpressionAst | StringConstantExpressionAst | ExpandableStringExpressionAst)
  | (ArrayLiteralAst | ArrayExpressionAst | SubExpressionAst | ParenExpressionAst)
  | (HashtableAst | ScriptBlockExpressionAst | ErrorExpressionAst)
  | (IndexExpressionAst | MemberExpressionAst | InvokeMemberExpressionAst);
