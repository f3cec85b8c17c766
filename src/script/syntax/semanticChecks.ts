import type { AnyAst } from './anyAst.ts';
import type {
  AttributeBaseAst,
  CommandElementAst,
  ConvertExpressionAst,
  ExpressionAst,
  HashtableAst,
  ParameterAst,
  ScriptBlockAst,
  StatementAst,
  TryStatementAst,
  UsingStatementAst,
} from './ast.ts';
import { invalidTargets } from './assignmentTargets.ts';
import { checkAttribute } from './attributeChecks.ts';
import { childNodes } from './childNodes.ts';
import { checkDataSection } from './dataSection.ts';
import type { SemanticReport } from './semanticReport.ts';
import { checkTypeDefinition } from './typeChecks.ts';
import type { TypeKnowledge } from './typeNameChecks.ts';
import { keyText } from './keyText.ts';

/** What surrounds a node. */
interface Place {
  /** Labels of the loops within the innermost `finally`, empty for one without; null outside of any. */
  readonly finallyLoops: readonly string[] | null;
  readonly parent: AnyAst | null;
  /** On the left side of an assignment, where attributes can stand. */
  readonly assigned: boolean;
}

/** Reports what the grammar allows and PowerShell does not, in the order in which PowerShell tells of it. */
export function checkSemantics(
  ast: ScriptBlockAst,
  text: string,
  reports: SemanticReport,
  types: TypeKnowledge | null = null,
): void {
  new SemanticChecks(text, reports, types).visit(ast, { finallyLoops: null, parent: null, assigned: false });
}

class SemanticChecks {
  readonly #text: string;
  readonly #knowledge: TypeKnowledge | null;
  readonly #reports: SemanticReport;
  readonly #methodParameters = new WeakSet<AnyAst>();

  constructor(text: string, reports: SemanticReport, types: TypeKnowledge | null) {
    this.#text = text;
    this.#knowledge = types;
    this.#reports = reports;
  }

  visit(node: AnyAst, place: Place): void {
    this.#check(node, place);
    if (node.kind === 'TryStatement') {
      this.#visitTry(node, place);
      return;
    }
    if (node.kind === 'AssignmentStatement') {
      this.visit(node.left, { ...place, parent: node, assigned: true });
      this.visit(node.right, { ...place, parent: node, assigned: false });
      return;
    }
    const within = this.#within(node, place);
    for (const child of childNodes(node)) this.visit(child, within);
  }

  #within(node: AnyAst, place: Place): Place {
    const transparent =
      node.kind === 'AttributedExpression' ||
      node.kind === 'ConvertExpression' ||
      node.kind === 'ArrayLiteral';
    let { finallyLoops } = place;
    if (node.kind === 'ScriptBlock') finallyLoops = null;
    else if (finallyLoops !== null && isLoop(node)) finallyLoops = [...finallyLoops, node.label ?? ''];
    return { finallyLoops, parent: node, assigned: place.assigned && transparent };
  }

  #visitTry(node: TryStatementAst, place: Place): void {
    const inside = { ...place, parent: node, assigned: false };
    this.visit(node.body, inside);
    for (const clause of node.catches) this.visit(clause, inside);
    if (node.finallyBlock !== null) this.visit(node.finallyBlock, { ...inside, finallyLoops: [] });
  }

  #check(node: AnyAst, place: Place): void {
    switch (node.kind) {
      case 'UsingStatement':
        this.#using(node);
        break;
      case 'ParamBlock':
        this.#parameters(node.parameters);
        break;
      case 'FunctionDefinition':
        if (node.parameters !== null) this.#parameters(node.parameters);
        break;
      case 'NamedBlock':
      case 'StatementBlock':
        this.#types(node.statements);
        break;
      case 'TypeDefinition':
        checkTypeDefinition(node, this.#reports);
        for (const member of node.members) {
          if (member.kind !== 'FunctionMember') continue;
          this.#parameters(member.parameters);
          for (const parameter of member.parameters) this.#methodParameters.add(parameter);
        }
        break;
      case 'Parameter':
        this.#parameter(node);
        break;
      case 'Attribute':
        checkAttribute(node, place.parent, this.#methodParameters, this.#reports);
        break;
      case 'AssignmentStatement':
        for (const target of invalidTargets(node.left, node.operator))
          this.#reports.report('InvalidLeftHandSide', target);
        this.#voidTarget(node.left);
        break;
      case 'UnaryExpression':
        if (node.operator.includes('fix')) {
          const [target] = invalidTargets(node.operand, '+=');
          if (target !== undefined)
            this.#reports.report('OperatorRequiresVariableOrProperty', target, node.operator.slice(-2));
        }
        break;
      case 'VariableExpression':
        if (node.splatted) this.#splat(node, place);
        break;
      case 'Command':
        this.#noteArguments(node.elements);
        break;
      case 'Hashtable':
        this.#keys(node);
        break;
      case 'AttributedExpression':
        this.#attributed(node);
        break;
      case 'ConvertExpression':
        if (node.type.typeName.name.toLowerCase() === 'ordered' && node.child.kind !== 'Hashtable')
          this.#reports.report('OrderedAttributeOnlyOnHashLiteralNode', node);
        this.#reference(node);
        break;
      case 'TryStatement':
        this.#catches(node);
        break;
      case 'ReturnStatement':
        if (place.finallyLoops !== null) this.#reports.report('ControlLeavingFinally', node);
        break;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.#jump(node, place);
        break;
      case 'DataStatement':
        checkDataSection(node, this.#text, this.#reports);
        break;
      default:
        break;
    }
  }

  #using({ usingKind, name }: UsingStatementAst): void {
    if (usingKind !== 'namespace' || name === null) return;
    if (/^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$/u.test(name.value)) return;
    this.#reports.report('InvalidNamespaceValue', name);
  }

  #parameters(parameters: readonly ParameterAst[]): void {
    const seen = new Set<string>();
    for (const { name } of parameters) {
      const key = name.path.toLowerCase();
      if (seen.has(key)) this.#reports.report('DuplicateFormalParameter', name, name.path);
      seen.add(key);
    }
  }

  #parameter({ attributes }: ParameterAst): void {
    for (const attribute of attributes) if (attribute.kind === 'TypeConstraint') this.#voidType(attribute);
  }

  #voidType(constraint: AttributeBaseAst): void {
    if (/^(system\.)?void$/i.test(constraint.typeName.name)) {
      this.#reports.report('VoidTypeConstraintNotAllowed', constraint);
    }
  }

  #voidTarget(left: ExpressionAst): void {
    if (left.kind === 'ConvertExpression') this.#voidType(left.type);
  }

  #types(statements: readonly StatementAst[]): void {
    const seen = new Set<string>();
    for (const statement of statements) {
      if (statement.kind !== 'TypeDefinition') continue;
      const key = statement.name.toLowerCase();
      if (seen.has(key)) this.#reports.report('MemberAlreadyDefined', statement, statement.name);
      seen.add(key);
    }
  }

  #splat(node: ExpressionAst & { readonly kind: 'VariableExpression' }, { parent }: Place): void {
    if (parent?.kind === 'Command') return;
    const inList = parent?.kind === 'ArrayLiteral';
    if (inList && this.#argumentLists.has(parent))
      this.#reports.report('SplattingNotPermittedInArgumentList', node, node.path);
    else this.#reports.report('SplattingNotPermitted', node, node.path);
  }

  readonly #argumentLists = new WeakSet();

  /** Remembers the lists of values that are a command's arguments. */
  #noteArguments(elements: readonly CommandElementAst[]): void {
    for (const element of elements) if (element.kind === 'ArrayLiteral') this.#argumentLists.add(element);
  }

  #keys({ entries }: HashtableAst): void {
    const seen = new Set<string>();
    for (const { key } of entries) {
      const text = keyText(key);
      if (text === undefined) continue;
      if (seen.has(text.toLowerCase())) this.#reports.report('DuplicateKeyInHashLiteral', key, text);
      seen.add(text.toLowerCase());
    }
  }

  /** Attributes belong to variables alone. */
  #attributed(node: ExpressionAst & { readonly kind: 'AttributedExpression' }): void {
    let { child } = node;
    while (child.kind === 'AttributedExpression' || child.kind === 'ConvertExpression') child = child.child;
    if (child.kind !== 'VariableExpression')
      this.#reports.report('UnexpectedAttribute', node.attribute, node.attribute.typeName.name);
  }

  #reference({ child }: ConvertExpressionAst): void {
    if (child.kind !== 'ConvertExpression' || !isReference(child.type)) return;
    this.#reports.report('ReferenceNeedsToBeLastTypeInTypeConversion', child.type);
  }

  #catches({ catches }: TryStatementAst): void {
    const seen = new Set<string>();
    for (const [index, { types, body }] of catches.entries()) {
      if (types.length === 0 && index < catches.length - 1) {
        const next = catches[index + 1] ?? body;
        this.#reports.report('EmptyCatchNotLast', { start: next.start - 1, end: next.start - 1 });
      }
      const caught: string[] = [];
      for (const type of types) {
        const [own, ...bases] = this.#knowledge?.chain(type.typeName.name) ?? [type.typeName.name];
        // Of a type that nobody knows it is told when the script runs.
        if (own === undefined) continue;
        if ([own, ...bases].some((name) => seen.has(name.toLowerCase())))
          this.#reports.report('ExceptionTypeAlreadyCaught', type, own);
        caught.push(own.toLowerCase());
      }
      // Types of one clause may be each other's.
      for (const name of caught) seen.add(name);
    }
  }

  #jump(
    node: StatementAst & { readonly kind: 'BreakStatement' | 'ContinueStatement' },
    { finallyLoops }: Place,
  ): void {
    if (finallyLoops === null) return;
    const label = node.label?.kind === 'StringConstantExpression' ? node.label.value.toLowerCase() : null;
    if (node.label !== null && label === null) return;
    const stays =
      label === null ? finallyLoops.length > 0 : finallyLoops.some((name) => name.toLowerCase() === label);
    if (!stays) this.#reports.report('ControlLeavingFinally', node);
  }
}

function isReference({ typeName }: AttributeBaseAst): boolean {
  return typeName.name.toLowerCase() === 'ref';
}

function isLoop(node: AnyAst): node is StatementAst & { readonly label: string | null } {
  switch (node.kind) {
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'ForStatement':
    case 'ForEachStatement':
      return true;
    default:
      return false;
  }
}
