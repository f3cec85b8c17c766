import { metadataError } from '../../binding/validationError.ts';
import { booleanProblem } from '../../binding/booleanProblem.ts';
import { castError } from '../../convert/castError.ts';
import { convert } from '../../convert/convert.ts';
import type {
  AttributeAst,
  ExpressionAst,
  TypeConstraintAst,
  VariableExpressionAst,
} from '../../syntax/ast.ts';
import type { NetContext } from '../../types/netType.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { Variable, type VariableAttribute } from '../../values/variable.ts';
import { checkOf } from '../blocks/attributeValues.ts';
import { assignVariable, convertIn } from '../variables/assignVariable.ts';
import { variablePath } from './compileVariable.ts';
import type { Compiler } from './compiler.ts';
import type { Frame } from '../execution.ts';
import { qualifiedScope } from '../variables/qualifiedScope.ts';
import { resolveType } from '../resolveType.ts';

/** What makes an attribute of a variable where the assignment runs. */
type MakeAttribute = (frame: Frame, name: string) => VariableAttribute | null;

/** `[int]$x = …`, `[ValidateSet('a')]$x = …`: the variable keeps the constraint for later assignments. Gives the value as it is kept. */
export function compileConstrainedVariable(
  ast: ExpressionAst,
  variable: VariableExpressionAst,
  compiler: Compiler,
): (frame: Frame, value: Value) => Value {
  const { qualifier, name, key } = variablePath(variable.path);
  const makers: MakeAttribute[] = [];
  for (let at = ast; at.kind === 'ConvertExpression' || at.kind === 'AttributedExpression'; at = at.child)
    makers.unshift(
      at.kind === 'ConvertExpression'
        ? typeAttribute(at.type, compiler)
        : checkAttribute(at.attribute, compiler),
    );
  return (frame, value) => {
    const scope = qualifiedScope(qualifier, frame);
    const attributes = makers.map((make) => make(frame, name)).filter((attribute) => attribute !== null);
    let kept = value;
    for (const attribute of attributes) {
      if (!attribute.converts) checkInitial(attribute, kept, name, frame.engine);
      else kept = convertIn(scope, attribute, kept);
    }
    const known = scope.own(key);
    if (known !== undefined && known.options.size > 0) {
      assignVariable(scope, name, kept);
      return kept;
    }
    const made = new Variable(name, kept);
    made.setAttributes(attributes);
    scope.put(made);
    return kept;
  };
}

/** Checks the value that a variable has when it gets a validation attribute. */
export function checkInitial(
  attribute: VariableAttribute,
  value: Value,
  name: string,
  context: NetContext,
): void {
  try {
    attribute.apply(value);
  } catch (error) {
    if (!(error instanceof ScriptError) && !(error instanceof NetThrow)) throw error;
    throw metadataError(
      'ValidateSetFailure',
      `The attribute cannot be added because variable ${name} with value ${context.text(value)} would no longer be valid.`,
    );
  }
}

/** A type constraint of a variable. */
export function typeAttribute(ast: TypeConstraintAst, compiler: Pick<Compiler, 'namespaces'>): MakeAttribute {
  const type = resolveType(ast.typeName, compiler);
  return (frame) => {
    const resolved = type(frame);
    return {
      typeName: 'System.Management.Automation.ArgumentTypeConverterAttribute',
      converts: true,
      apply: (value) => convert(unwrapNothing(value), resolved, frame.engine),
      transform: (value) => {
        const given = unwrapNothing(value);
        const problem = booleanProblem(given, resolved.fullName, frame.engine);
        if (problem !== undefined) throw castError('RuntimeException', problem);
        return convert(given, resolved, frame.engine);
      },
    };
  };
}

/** A validation attribute of a variable; null for an attribute that checks nothing. */
export function checkAttribute(ast: AttributeAst, compiler: Compiler): MakeAttribute {
  const make = checkOf(ast, compiler);
  return (frame, name) => {
    const check = make(frame);
    if (check === null) return null;
    return {
      typeName: `System.Management.Automation.${check.attribute}Attribute`,
      converts: check.transforms,
      apply: (value) => {
        try {
          return check.apply(unwrapNothing(value), frame.engine);
        } catch (error) {
          if (!(error instanceof ScriptError) && !(error instanceof NetThrow)) throw error;
          throw metadataError(
            'ValidateSetFailure',
            `The variable cannot be validated because the value ${frame.engine.text(value)} is not a valid value for the ${name} variable.`,
          );
        }
      },
    };
  };
}
