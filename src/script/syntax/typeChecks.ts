import type {
  FunctionMemberAst,
  PropertyMemberAst,
  FlowStatementAst,
  ScriptBlockAst,
  TypeDefinitionAst,
} from './ast.ts';
import type { AnyAst } from './anyAst.ts';
import { assignedVariables } from './assignmentTargets.ts';
import { childNodes } from './childNodes.ts';
import { checkMethodFlow } from './methodFlow.ts';
import type { SemanticReport } from './semanticReport.ts';

/** Reports what a class may not hold. */
export function checkTypeDefinition(type: TypeDefinitionAst, reports: SemanticReport): void {
  if (type.typeKind === 'enum') return;
  for (const member of type.members) {
    if (member.kind === 'FunctionMember') checkMethod(type, member, reports);
    else checkProperty(member, reports);
  }
}

function checkProperty(property: PropertyMemberAst, reports: SemanticReport): void {
  const { propertyType, initialValue, isStatic } = property;
  if (propertyType !== null && isVoid(propertyType.typeName.name)) {
    reports.report('TypeNotAllowedForProperty', propertyType, propertyType.typeName.name);
  }
  if (isStatic && initialValue !== null) reportThis(initialValue, reports);
}

function checkMethod(type: TypeDefinitionAst, method: FunctionMemberAst, reports: SemanticReport): void {
  const { body, returnType, isConstructor } = method;
  if (isConstructor && returnType !== null) reports.report('ConstructorCantHaveReturnType', returnType);
  checkParameters(method, reports);
  if (body.paramBlock !== null) reports.report('ParamBlockNotAllowedInMethod', body.paramBlock);
  for (const block of [body.dynamicParam, body.begin, body.process, body.endBlock, body.clean]) {
    if (block?.unnamed === false) reports.report('NamedBlockNotAllowedInMethod', block);
  }
  const properties = new Map<string, PropertyMemberAst>();
  for (const member of type.members) {
    if (member.kind === 'PropertyMember') properties.set(member.name.toLowerCase(), member);
  }
  checkAssignments(type, body, properties, reports);
  const returnsNothing = returnType === null || isVoid(returnType.typeName.name);
  checkReturns(body, returnsNothing, reports);
  if (method.isStatic && !isConstructor) reportThis(body, reports);
  const reachesEnd = checkMethodFlow(method, reports);
  if (reachesEnd && !returnsNothing) reports.report('MethodHasCodePathNotReturn', method.nameExtent);
}

function checkParameters({ parameters }: FunctionMemberAst, reports: SemanticReport): void {
  for (const { attributes } of parameters) {
    const [, second] = attributes.filter(({ kind }) => kind === 'TypeConstraint');
    if (second !== undefined) reports.report('MultipleTypeConstraintsOnMethodParam', second);
  }
}

/** A property is not a variable: assigning to its bare name would change nothing. */
function checkAssignments(
  type: TypeDefinitionAst,
  root: ScriptBlockAst,
  properties: ReadonlyMap<string, PropertyMemberAst>,
  reports: SemanticReport,
): void {
  visitMethod(root, (node) => {
    // PowerShell lets `[ValidateSet('a')]$name = …` be.
    if (node.kind !== 'AssignmentStatement' || node.left.kind === 'AttributedExpression') return;
    for (const variable of assignedVariables(node.left)) {
      const property = properties.get(variable.path.toLowerCase());
      if (property === undefined) continue;
      if (property.isStatic) {
        reports.report('MissingTypeInStaticPropertyAssignment', variable, `[${type.name}]::`, variable.path);
      } else reports.report('MissingThis', variable, '$this.', property.name);
    }
  });
}

function checkReturns(root: ScriptBlockAst, isVoidMethod: boolean, reports: SemanticReport): void {
  const check = (node: FlowStatementAst): void => {
    if (isVoidMethod && node.pipeline !== null) reports.report('VoidMethodHasReturn', node);
    if (!isVoidMethod && node.pipeline === null) reports.report('NonVoidMethodMissingReturnValue', node);
  };
  visitMethod(root, (node) => {
    if (node.kind === 'ReturnStatement') check(node);
  });
}

function reportThis(root: AnyAst, reports: SemanticReport): void {
  visitMethod(root, (node) => {
    if (node.kind === 'VariableExpression' && node.path.toLowerCase() === 'this') {
      reports.report('NonStaticMemberAccessInStaticMember', node, 'this');
    }
  });
}

/** All nodes of a method, but for those of script blocks and functions in it. */
function visitMethod(root: AnyAst, see: (node: AnyAst) => void): void {
  see(root);
  for (const child of childNodes(root)) {
    if (child.kind !== 'ScriptBlockExpression' && child.kind !== 'FunctionDefinition')
      visitMethod(child, see);
  }
}

function isVoid(name: string): boolean {
  return /^(system\.)?void$/i.test(name);
}
