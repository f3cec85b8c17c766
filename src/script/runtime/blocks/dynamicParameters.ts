import { argumentCheck } from '../../binding/argumentChecks.ts';
import { bindingError } from '../../binding/bindingError.ts';
import type { ParameterMetadata } from '../../commands/commandMetadata.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { AttributeObject } from '../../values/attributeObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import type { Execute, Frame } from '../execution.ts';
import { parameterMetadata } from './parameterMetadata.ts';
import { runPart } from './runPart.ts';
import { RuntimeParameter } from './runtimeParameter.ts';
import { Capture } from '../pipeline/sink.ts';

/** The parameters that a `dynamicparam` block defines for one call, with what the binder knows of them. */
export interface DynamicParameters {
  readonly parameters: readonly RuntimeParameter[];
  readonly metadata: readonly ParameterMetadata[];
}

/** Runs a `dynamicparam` block. Throws GetDynamicParametersException where it fails or gives something else than parameters. */
export function dynamicParameters(
  block: Execute,
  frame: Frame,
  invocation: InvocationInfo,
): DynamicParameters {
  const failure = (reason: string): Error =>
    bindingError(
      invocation,
      'GetDynamicParametersException',
      `Cannot retrieve the dynamic parameters for the cmdlet. ${reason}`,
    );
  let output: readonly Value[];
  try {
    output = outputOf(block, frame);
  } catch (error) {
    if (error instanceof ScriptError) throw failure(error.record.exception.message);
    throw error;
  }
  const [first = null] = output;
  if (output.length === 0 || (output.length === 1 && first === null)) return { parameters: [], metadata: [] };
  if (output.length > 1 || !(first instanceof Dictionary))
    throw failure(
      `Object "${toText(output.length === 1 ? first : new NetArray([...output]), frame.engine)}" is the wrong type to return from the dynamicparam block. The dynamicparam block must return either $null, or an object with type [System.Management.Automation.RuntimeDefinedParameterDictionary].`,
    );
  const parameters = first.values().filter((value) => value instanceof RuntimeParameter);
  return { parameters, metadata: parameters.map((parameter) => describe(parameter, frame)) };
}

function outputOf(block: Execute, frame: Frame): readonly Value[] {
  const { engine } = frame;
  const { propagates } = engine;
  const capture = new Capture();
  engine.propagates = false;
  try {
    runPart((inner) => block(inner, capture), { ...frame, out: capture });
  } finally {
    engine.propagates = propagates;
  }
  return capture.items;
}

function describe({ name, parameterType, attributes }: RuntimeParameter, frame: Frame): ParameterMetadata {
  const declared = [...(enumerate(attributes) ?? [])]
    .filter((attribute) => attribute instanceof AttributeObject)
    .map((attribute) => {
      const { typeName, positional, named } = attribute;
      const kind = typeName
        .replace(/^.*\./, '')
        .replace(/Attribute$/, '')
        .toLowerCase();
      return {
        kind,
        values: () => ({ positional, named }),
        check: () => argumentCheck(kind, positional, named, frame.engine),
        object: () => attribute,
      };
    });
  return parameterMetadata(name, parameterType?.fullName ?? 'System.Object', declared, frame);
}
