import {
  allParameterSets,
  type CommandMetadata,
  type ParameterMetadata,
} from '../../commands/commandMetadata.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import type { AttributeAst, AttributeBaseAst, ParameterAst } from '../../syntax/ast.ts';
import { NetType } from '../../types/netType.ts';
import { isNull, type Value } from '../../values/value.ts';
import {
  attributeName,
  attributeObject,
  attributeValues,
  type AttributeValues,
  checkOf,
} from './attributeValues.ts';
import { checkParameterNames } from './checkParameterNames.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';
import { parameterMetadata } from './parameterMetadata.ts';
import { findNamed, typeNameText } from '../resolveType.ts';

/** Whether a block is an advanced one: CmdletBinding, or a Parameter attribute on any of its parameters. */
export function isAdvanced(
  attributes: readonly AttributeAst[],
  parameters: readonly ParameterAst[],
): boolean {
  return (
    attributes.some((attribute) => attributeName(attribute) === 'cmdletbinding') ||
    parameters.some(({ attributes: own }) =>
      own.some((attribute) => attribute.kind === 'Attribute' && attributeName(attribute) === 'parameter'),
    )
  );
}

/** Full name of the type of a parameter; System.Object where none is written. */
function typeOf(attributes: readonly AttributeBaseAst[], compiler: Compiler, frame: Frame): string {
  const constraint = attributes.findLast((attribute) => attribute.kind === 'TypeConstraint');
  if (constraint === undefined) return 'System.Object';
  const written = typeNameText(constraint.typeName);
  return findNamed(written, compiler.namespaces, frame)?.fullName ?? written;
}

/** What the binder knows of a script block: made of its `param` block where it is first called. */
export function describeBlock(
  name: string,
  attributes: readonly AttributeAst[],
  parameters: readonly ParameterAst[],
  compiler: Compiler,
  frame: Frame,
): CommandMetadata {
  for (const attribute of attributes) checkOf(attribute, compiler)(frame);
  const binding = attributes.find((attribute) => attributeName(attribute) === 'cmdletbinding');
  const named: AttributeValues['named'] =
    binding === undefined ? new Map<string, Value>() : attributeValues(binding, compiler)(frame).named;
  const text = (key: string): string | null => {
    const value = named.get(key);
    return value === undefined || isNull(value) ? null : toText(value, frame.engine);
  };
  const described = parameters.map((parameter) => describeParameter(parameter, compiler, frame));
  const positional = named.has('positionalbinding')
    ? toBoolean(named.get('positionalbinding') ?? null)
    : true;
  const supportsShouldProcess = toBoolean(named.get('supportsshouldprocess') ?? false);
  checkParameterNames(described, isAdvanced(attributes, parameters), supportsShouldProcess);
  // One position or set that is written takes the others their positions.
  const explicit = described.some(({ sets }) =>
    sets.some(({ position, set }) => position !== null || set !== allParameterSets),
  );
  return {
    name,
    parameters: positional && !explicit ? withPositions(described) : described,
    defaultParameterSet: text('defaultparametersetname'),
    supportsShouldProcess,
    confirmImpact: impactOf(text('confirmimpact')),
    outputTypes: outputTypesOf(attributes, compiler, frame),
    helpUri: text('helpuri') ?? '',
  };
}

/** Full names of what OutputType attributes name. */
function outputTypesOf(attributes: readonly AttributeAst[], compiler: Compiler, frame: Frame): string[] {
  return attributes
    .filter((attribute) => attributeName(attribute) === 'outputtype')
    .flatMap((attribute) => attributeValues(attribute, compiler)(frame).positional)
    .flatMap((value) => (typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])]))
    .map((value) => {
      if (value instanceof NetType) return value.fullName;
      const written = toText(value, frame.engine);
      return frame.engine.findType(written)?.fullName ?? written;
    });
}

function impactOf(text: string | null): CommandMetadata['confirmImpact'] {
  const impacts = ['None', 'Low', 'Medium', 'High'] as const;
  return impacts.find((impact) => impact.toLowerCase() === text?.toLowerCase()) ?? 'Medium';
}

/** Positions in the order of declaration, for all but switches. */
function withPositions(parameters: readonly ParameterMetadata[]): ParameterMetadata[] {
  let next = 0;
  return parameters.map((parameter) => {
    if (parameter.type === 'System.Management.Automation.SwitchParameter') return parameter;
    const position = next++;
    return { ...parameter, sets: parameter.sets.map((set) => ({ ...set, position })) };
  });
}

function describeParameter(ast: ParameterAst, compiler: Compiler, frame: Frame): ParameterMetadata {
  const attributes = ast.attributes
    .filter((attribute) => attribute.kind === 'Attribute')
    .map((attribute) => ({
      kind: attributeName(attribute),
      values: () => attributeValues(attribute, compiler)(frame),
      check: () => checkOf(attribute, compiler)(frame),
      object: () => attributeObject(attribute, compiler, frame),
    }));
  const described = parameterMetadata(
    ast.name.path,
    typeOf(ast.attributes, compiler, frame),
    attributes,
    frame,
  );
  return ast.attributes.some(({ kind }) => kind === 'TypeConstraint')
    ? { ...described, isConverted: true }
    : described;
}
