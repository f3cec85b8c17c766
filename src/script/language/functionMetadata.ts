import {
  allParameterSets,
  type ArgumentCheck,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetMember,
} from '../commands/commandMetadata.ts';
import { isSwitchType } from '../binding/bindingPlan.ts';
import { namedEverywhere } from '../binding/commonParameters.ts';
import type { AttributeAst, FunctionDefinitionAst, ParamBlockAst, ParameterAst } from '../syntax/ast.ts';
import { attributeOf, parametersOf, plainName, shortAttribute } from './astQuestions.ts';
import { constantTexts, isTrue, namedArgument } from './attributeValue.ts';

/** What the text of a function says of its parameters. Nothing is evaluated: computed values are left out. */
export interface DescribedFunction {
  readonly metadata: CommandMetadata;
  /** Without CmdletBinding or a Parameter attribute it has no common parameters and takes what it does not know. */
  readonly advanced: boolean;
}

/** Describes a function by its text. */
export function describeFunction(definition: FunctionDefinitionAst): DescribedFunction {
  const { paramBlock } = definition.body;
  const parameters = parametersOf(definition);
  const binding = attributeOf(paramBlock, 'cmdletbinding');
  const advanced =
    binding !== undefined ||
    parameters.some((parameter) => attributeOf(parameter, 'parameter') !== undefined);
  const defaultSet = binding && textOf(namedArgument(binding, 'defaultparametersetname')?.argument);
  const byPosition =
    binding === undefined ||
    namedArgument(binding, 'positionalbinding') === undefined ||
    isTrue(binding, 'positionalbinding');
  return {
    advanced,
    metadata: {
      name: displayName(definition.name),
      parameters: byPosition ? withPositions(parameters.map(parameterOf)) : parameters.map(parameterOf),
      defaultParameterSet: defaultSet ?? null,
      supportsShouldProcess: binding !== undefined && isTrue(binding, 'supportsshouldprocess'),
      confirmImpact: 'Medium',
      outputTypes: outputTypes(paramBlock),
    },
  };
}

/** Positions in the order of declaration, unless a parameter names a position or a set: then those have one that name it. */
function withPositions(parameters: readonly ParameterMetadata[]): readonly ParameterMetadata[] {
  const isExplicit = ({ sets }: ParameterMetadata) =>
    sets.some(({ position, set }) => position !== null || set !== allParameterSets);
  if (parameters.some(isExplicit)) return parameters;
  let next = 0;
  return parameters.map((parameter) => {
    const takesRest = parameter.sets.some(({ fromRemainingArguments }) => fromRemainingArguments);
    if (isSwitchType(parameter.type) || takesRest) return parameter;
    const position = next++;
    return { ...parameter, sets: parameter.sets.map((member) => ({ ...member, position })) };
  });
}

function displayName(name: string): string {
  return name.slice(name.length - plainName(name).length);
}

function outputTypes(paramBlock: ParamBlockAst | null): readonly string[] {
  return (paramBlock?.attributes ?? [])
    .filter(({ typeName }) => shortAttribute(typeName.name) === 'outputtype')
    .flatMap(({ positionalArguments }) => [
      ...constantTexts(positionalArguments),
      ...positionalArguments.flatMap((argument) =>
        argument.kind === 'TypeExpression' ? [writtenType(argument.typeName)] : [],
      ),
    ]);
}

/** A type as it is written, with its brackets. */
export function writtenType({ name, genericArguments, arrayRanks }: AttributeAst['typeName']): string {
  const generic = genericArguments.length === 0 ? '' : `[${genericArguments.map(writtenType).join(',')}]`;
  return name + generic + arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
}

function parameterOf(parameter: ParameterAst): ParameterMetadata {
  const { name, attributes } = parameter;
  const constraint = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
  const own = attributes.filter((attribute) => attribute.kind === 'Attribute');
  const named = (wanted: string) => own.filter(({ typeName }) => shortAttribute(typeName.name) === wanted);
  const sets = named('parameter').map(setMember);
  return {
    name: name.path,
    aliases: named('alias').flatMap(({ positionalArguments }) => constantTexts(positionalArguments)),
    type: constraint === undefined ? 'System.Object' : writtenType(constraint.typeName),
    sets: sets.length > 0 ? sets : [namedEverywhere],
    checks: named('validateset').map(({ positionalArguments }) =>
      validateSet(constantTexts(positionalArguments)),
    ),
    allows: { null: false, emptyString: false, emptyCollection: false },
    hidden: named('parameter').some((attribute) => isTrue(attribute, 'dontshow')),
  };
}

function setMember(attribute: AttributeAst): ParameterSetMember {
  const position = namedArgument(attribute, 'position')?.argument;
  return {
    set: textOf(namedArgument(attribute, 'parametersetname')?.argument) ?? allParameterSets,
    mandatory: isTrue(attribute, 'mandatory'),
    position:
      position?.kind === 'ConstantExpression' && typeof position.value === 'number' ? position.value : null,
    fromPipeline: isTrue(attribute, 'valuefrompipeline'),
    fromPipelineByPropertyName: isTrue(attribute, 'valuefrompipelinebypropertyname'),
    fromRemainingArguments: isTrue(attribute, 'valuefromremainingarguments'),
    helpMessage: textOf(namedArgument(attribute, 'helpmessage')?.argument) ?? null,
  };
}

function textOf(
  argument: { readonly kind: string; readonly value?: unknown } | undefined,
): string | undefined {
  return argument?.kind === 'StringConstantExpression' && typeof argument.value === 'string'
    ? argument.value
    : undefined;
}

/** A check that tells its values and is never asked. */
function validateSet(values: readonly string[]): ArgumentCheck {
  return { attribute: 'ValidateSet', values, transforms: false, apply: (value) => value };
}
