import { collapse, type PropertyInfo } from '../members/propertyInfo.ts';
import { propertiesOf } from '../members/propertiesOf.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { isNull, nothing, type Value } from '../values/value.ts';
import {
  bindingError,
  bindingException,
  inputNotBoundError,
  isBindingError,
  transformationException,
} from './bindingError.ts';
import { isIn, membersIn, type PlannedMember, type PlannedParameter } from './bindingPlan.ts';
import { thrownException } from './convertArgument.ts';
import { missingMandatory } from './missingMandatory.ts';
import type { OpenBinding } from './openBinding.ts';
import { validateSets } from './parameterSets.ts';

/** By value and by property name, first as the object is, then converted. */
const rounds = [
  { by: 'value', coerce: false },
  { by: 'property', coerce: false },
  { by: 'value', coerce: true },
  { by: 'property', coerce: true },
] as const;

/** Types of parameters that take any object as it is. */
const anyObject: ReadonlySet<string> = new Set([
  ...['object', 'system.object', 'psobject', 'system.management.automation.psobject'],
]);

type Round = (typeof rounds)[number];

/** Binds the objects of a pipeline, one after the other, to what the call has left open. */
export class PipelineBinder {
  readonly #binding: OpenBinding;
  readonly #sets: number;
  readonly #set: string;
  /** Those that the last object was bound to. */
  #previous: PlannedParameter[] = [];
  #direct: { readonly name: string; readonly names: readonly string[] } | null = null;

  constructor(binding: OpenBinding) {
    this.#binding = binding;
    this.#sets = binding.current;
    this.#set = binding.name;
  }

  /** Names of the parameters that have another value than before; throws what is written instead of the call of `process`. */
  bind(object: Value): readonly string[] {
    const direct = this.#direct;
    if (direct !== null && !isNull(object)) {
      this.#binding.bound.set(direct.name, object);
      return direct.names;
    }
    const before = this.#previous;
    this.#reset();
    try {
      const delayed = this.#bindDelayed(object);
      const input = this.#bindInput(object);
      if (!delayed && !input) throw inputNotBoundError(this.#binding.invocation, object);
      const missing = missingMandatory(this.#binding);
      if (missing.length > 0) {
        const names = missing.map(({ name }) => ` ${name}`).join('');
        throw bindingError(
          this.#binding.invocation,
          'InputObjectMissingMandatory',
          `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${names}`,
        );
      }
    } catch (error) {
      this.#reset();
      this.#previous = before;
      throw withTarget(error, object);
    }
    this.#direct = this.#directly(object);
    return [...new Set([...before, ...this.#previous])].map(({ name }) => name);
  }

  /** The parameter that takes every object as it is, where no other can take one: the usual case, done at once from the second object on. */
  #directly(object: Value): { readonly name: string; readonly names: readonly string[] } | null {
    const [parameter, ...more] = this.#previous;
    const { bound, delayed, unbound } = this.#binding;
    if (parameter === undefined || more.length > 0 || delayed.size > 0) return null;
    const { name, metadata } = parameter;
    if (
      bound.get(name) !== object ||
      metadata.checks.length > 0 ||
      !anyObject.has(metadata.type.toLowerCase())
    )
      return null;
    for (const open of unbound) if (open.fromPipelineSomewhere) return null;
    return { name, names: [name] };
  }

  /** What the object before has brought is open again. */
  #reset(): void {
    const binding = this.#binding;
    for (const parameter of this.#previous) {
      binding.bound.delete(parameter.name);
      if (!binding.delayed.has(parameter)) binding.unbound.add(parameter);
    }
    this.#previous = [];
    binding.current = this.#sets;
    binding.name = this.#set;
  }

  #bindDelayed(object: Value): boolean {
    const binding = this.#binding;
    for (const [parameter, block] of binding.delayed) {
      const fail = (id: string, message: string) =>
        bindingError(binding.invocation, id, message, { parameter: parameter.name });
      let output: readonly Value[];
      try {
        output = binding.context.session.invoke(block, [object], { underscore: object, propagates: true });
      } catch (error) {
        const inner = thrownException(error);
        if (inner === undefined) throw error;
        throw fail(
          'ScriptBlockArgumentInvocationFailed',
          `The input to the script block for parameter '${parameter.name}' failed. ${inner.message}`,
        );
      }
      if (output.length === 0)
        throw fail(
          'ScriptBlockArgumentNoOutput',
          `Cannot evaluate parameter '${parameter.name}' because its argument input did not produce any output.`,
        );
      if (binding.bindTo(parameter, collapse(output), true)) this.#previous.push(parameter);
    }
    return binding.delayed.size > 0;
  }

  #bindInput(object: Value): boolean {
    const binding = this.#binding;
    let any = false;
    const { preferredSet } = binding;
    for (const sets of preferredSet === 0 ? [null] : [preferredSet, null]) {
      for (const round of rounds) {
        if (!this.#bindRound(object, round, sets ?? binding.current)) continue;
        any = true;
        if (sets === null) validateSets(binding, true, true);
      }
      if (sets !== null && binding.current === preferredSet) break;
    }
    validateSets(binding, false, true);
    return any;
  }

  /** The default set first; the others where it takes nothing. */
  #bindRound(object: Value, round: Round, sets: number): boolean {
    const { defaultSet } = this.#binding.plan;
    if (defaultSet === 0 || (sets & defaultSet) === 0) return this.#bindInSets(object, round, sets);
    return this.#bindInSets(object, round, defaultSet) || this.#bindInSets(object, round, sets & ~defaultSet);
  }

  #bindInSets(object: Value, round: Round, sets: number): boolean {
    let any = false;
    for (const parameter of [...this.#binding.unbound].reverse()) {
      if (!parameter.fromPipelineSomewhere || !isIn(parameter, sets)) continue;
      const takes = (member: PlannedMember) =>
        round.by === 'value' ? member.fromPipeline : member.fromPipelineByPropertyName;
      if (!membersIn(parameter, sets).some(takes)) continue;
      if (
        round.by === 'value'
          ? this.#byValue(parameter, object, round)
          : this.#byProperty(parameter, object, round)
      ) {
        this.#previous.push(parameter);
        any = true;
      }
    }
    return any;
  }

  #byValue(parameter: PlannedParameter, object: Value, { coerce }: Round): boolean {
    if (object === nothing) return false;
    try {
      return this.#binding.bindTo(parameter, object, coerce);
    } catch (error) {
      // An object that cannot be converted is not for this parameter.
      if (isBindingError(error, transformationException, bindingException) && isConversion(error))
        return false;
      throw error;
    }
  }

  #byProperty(parameter: PlannedParameter, object: Value, { coerce }: Round): boolean {
    if (isNull(object)) return false;
    const property = this.#propertyFor(parameter, object);
    return property !== undefined && this.#binding.bindTo(parameter, property.get(), coerce);
  }

  #propertyFor(parameter: PlannedParameter, object: Value): PropertyInfo | undefined {
    const properties = propertiesOf(object, this.#binding.context.session);
    for (const name of [parameter.name, ...parameter.metadata.aliases]) {
      const key = name.toLowerCase();
      const found = properties.find((property) => property.name.toLowerCase() === key);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function isConversion({ record }: ScriptError): boolean {
  return /^(?:ParameterArgumentTransformationError|CannotConvertArgument|MismatchedPSTypeName)/.test(
    record.id,
  );
}

/** The error with the object that it is about. */
function withTarget(error: unknown, target: Value): unknown {
  if (
    !(error instanceof ScriptError) ||
    !/ParameterBinding\w*Exception$/.test(error.record.exception.typeName)
  )
    return error;
  const record = error.record.retold({ target });
  record.invocation = error.record.invocation;
  return new ScriptError(record);
}
