import type { AnyAst } from './anyAst.ts';
import type { AttributeAst, ExpressionAst } from './ast.ts';
import { misplacedAttribute } from './attributeTargets.ts';
import { isConstant } from './isConstant.ts';
import type { SemanticReport } from './semanticReport.ts';

/** What of a class an attribute belongs to; null for one of anything else. */
function declarationOf(parent: AnyAst | null, methodParameters: WeakSet<AnyAst>): string | null {
  switch (parent?.kind) {
    case 'TypeDefinition':
      return parent.typeKind === 'enum' ? 'Enum' : 'Class';
    case 'PropertyMember':
      return 'Property';
    case 'FunctionMember':
      return parent.isConstructor ? 'Constructor' : 'Method';
    case 'Parameter':
      return methodParameters.has(parent) ? 'Parameter' : null;
    default:
      return null;
  }
}

/** Reports an attribute that its declaration cannot have, and arguments that it cannot have: those of classes and their members have no script blocks. */
export function checkAttribute(
  attribute: AttributeAst,
  parent: AnyAst | null,
  methodParameters: WeakSet<AnyAst>,
  reports: SemanticReport,
): void {
  const declaration = declarationOf(parent, methodParameters);
  const misplaced = declaration === null ? null : misplacedAttribute(attribute.typeName.name, declaration);
  if (misplaced !== null)
    reports.report('AttributeNotAllowedOnDeclaration', attribute, misplaced.shown, misplaced.validOn);
  const ofType = declaration !== null && declaration !== 'Parameter';
  const check = (value: ExpressionAst): void => {
    if (isConstant(value)) return;
    if (ofType) reports.report('ParameterAttributeArgumentNeedsToBeConstant', value);
    else if (value.kind !== 'ScriptBlockExpression')
      reports.report('ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock', value);
  };
  for (const value of attribute.positionalArguments) check(value);
  const seen = new Set<string>();
  for (const named of attribute.namedArguments) {
    const key = named.name.toLowerCase();
    if (seen.has(key)) reports.report('DuplicateNamedArgument', named, named.name);
    else check(named.argument);
    seen.add(key);
  }
}
