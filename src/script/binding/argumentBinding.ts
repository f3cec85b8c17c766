import type { Extent } from '../syntax/extent.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { enumerate } from '../members/enumerate.ts';
import { genericName } from '../types/assemblies.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { plainNumber } from '../values/writtenNumber.ts';
import { isNull, nothing, type Value } from '../values/value.ts';
import { boundValue } from './bindArgument.ts';
import { ambiguousSetError, bindingError, missingMandatoryError } from './bindingError.ts';
import {
  everySet,
  isIn,
  makePlan,
  membersIn,
  planOf,
  takesInput,
  type BindingPlan,
  type PlannedParameter,
} from './bindingPlan.ts';
import type { ParameterMetadata } from '../commands/commandMetadata.ts';
import type { BindingSession } from './bindingSession.ts';
import { bindPositional, type TryBind } from './bindPositional.ts';
import type { ArgumentContext } from './convertArgument.ts';
import { defaultArguments } from './defaultArguments.ts';
import { missingBeforeInput, missingMandatory } from './missingMandatory.ts';
import { type ArgumentReading, pairArguments, type PairedArgument } from './pairArguments.ts';
import type { OpenBinding } from './openBinding.ts';
import type { BindingRequest, ParameterBinding } from './parameterBinding.ts';
import { setsWithInput, validateSets } from './parameterSets.ts';
import { parameterType, takesScriptBlock } from './parameterType.ts';
import { PipelineBinder } from './pipelineBinder.ts';
import { argsOf, type RawArgument } from './rawArgument.ts';

/** The binding of one call: what is bound, and what is still open. */
export class ArgumentBinding implements ParameterBinding, OpenBinding, ArgumentReading {
  readonly bound = new Map<string, Value>();
  rest: readonly Value[] = [];
  name = '__AllParameterSets';
  current = everySet;
  plan: BindingPlan;
  readonly unbound: Set<PlannedParameter>;
  readonly context: ArgumentContext;
  /** Parameters whose argument is a script block that is run once an object of the pipeline. */
  readonly delayed = new Map<PlannedParameter, ScriptBlock>();
  /** Set whose parameters an object is tried on first; 0 for none. */
  preferredSet = 0;
  at: Extent | null = null;
  readonly #request: BindingRequest;
  #pipeline: PipelineBinder | null = null;

  constructor(request: BindingRequest, session: BindingSession) {
    this.#request = request;
    this.plan = planOf(request.metadata, request.kind);
    this.unbound = new Set(this.plan.parameters);
    this.context = { kind: request.kind, invocation: request.invocation, session };
  }

  get invocation() {
    return this.#request.invocation;
  }

  get parameterSetName(): string {
    return this.name;
  }

  value(parameter: string): Value | undefined {
    const known = this.bound.get(parameter);
    if (known !== undefined) return known;
    const planned = this.plan.byName.get(parameter.toLowerCase());
    return planned === undefined ? undefined : this.bound.get(planned.name);
  }

  bindObject(object: Value): readonly string[] {
    this.#pipeline ??= new PipelineBinder(this);
    return this.#pipeline.bind(object);
  }

  /** Binds the arguments of the call itself. Errors stand at the argument that does not fit. */
  bindCall(args: readonly RawArgument[]): void {
    try {
      this.#bindCall(args);
    } catch (error) {
      throw this.placed(error);
    }
  }

  placed<Thrown>(error: Thrown): Thrown {
    if (error instanceof ScriptError && error.record.invocation === this.invocation)
      error.record.invocation = this.invocation.atArgument(this.at);
    return error;
  }

  #bindCall(args: readonly RawArgument[]): void {
    const { invocation } = this;
    const { session } = this.context;
    const simple = this.#request.kind === 'simple';
    const named = this.#bindNamed(pairArguments(args, this.plan, invocation, session, this));
    let outcome = bindPositional(named, this, this.#tryBind);
    this.at = null;
    let { left } = outcome;
    if (simple) {
      this.rest = left.flatMap((argument) => restOf(argument));
      return;
    }
    this.#bindDefaults();
    validateSets(this, true, false);
    const { dynamicParameters } = this.#request;
    if (dynamicParameters !== undefined) {
      this.#addDynamic(dynamicParameters(this.bound));
      left = this.#bindNamed(pairArguments(left.flatMap(rawOf), this.plan, invocation, session, this));
      const again = bindPositional(left, this, this.#tryBind);
      this.at = null;
      outcome = { left: again.left, refusal: outcome.refusal ?? again.refusal };
      left = again.left;
      this.#bindDefaults();
    }
    const [first] = this.#bindRemaining(left) ? [] : left;
    if (first !== undefined) throw outcome.refusal ?? this.#surplusError(first);
    this.#settleSets();
  }

  /** Binds one value, and narrows the sets to those of the parameter. */
  bindTo(parameter: PlannedParameter, value: Value, coerce: boolean): boolean {
    const bound = boundValue(value === nothing ? null : value, parameter, coerce, this.current, this.context);
    if (bound === undefined) return false;
    this.bound.set(parameter.name, bound);
    this.unbound.delete(parameter);
    if (!parameter.everywhere) this.current &= parameter.bits;
    return true;
  }

  readonly #tryBind: TryBind = (parameter, value, coerce) =>
    this.#delays(parameter, value) || this.bindTo(parameter, value, coerce);

  /** Keeps a script block for the objects of the pipeline, where the parameter is none that takes it as it is. */
  #delays(parameter: PlannedParameter, value: Value): boolean {
    if (!(value instanceof ScriptBlock) || !parameter.fromPipelineSomewhere) return false;
    if (takesScriptBlock(parameterType(parameter, this.context.session))) return false;
    if (!membersIn(parameter, this.current).some(takesInput)) return false;
    if (!this.#request.expectsInput)
      throw bindingError(
        this.invocation,
        'ScriptBlockArgumentNoInput',
        `Cannot evaluate parameter '${parameter.name}' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.`,
        { category: 'MetadataError', parameter: parameter.name },
      );
    this.delayed.set(parameter, value);
    this.unbound.delete(parameter);
    if (!parameter.everywhere) this.current &= parameter.bits;
    return true;
  }

  /** Binds what is named; what was written out wins over a splatted hashtable. */
  #bindNamed(args: readonly PairedArgument[]): PairedArgument[] {
    const named = args.filter((argument) => argument.kind === 'named');
    for (const argument of [
      ...named.filter((one) => !one.splatted),
      ...named.filter((one) => one.splatted),
    ]) {
      const { parameter, splatted } = argument;
      this.at = argument.extent;
      if (!this.unbound.has(parameter)) {
        if (splatted) continue;
        // A switch is told of as it was written.
        const name = argument.value === undefined ? argument.written : parameter.name;
        throw bindingError(
          this.invocation,
          'ParameterAlreadyBound',
          `Cannot bind parameter because parameter '${name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
          { parameter: parameter.name },
        );
      }
      this.at = argument.valueExtent;
      this.#tryBind(
        parameter,
        argument.value === undefined ? new SwitchParameter(true) : argument.value,
        true,
      );
    }
    return args.filter((argument) => argument.kind !== 'named');
  }

  #bindDefaults(): void {
    const { metadata } = this.#request;
    for (const { parameter, value } of defaultArguments(metadata.name, this.unbound, this.context.session)) {
      if (!isIn(parameter, this.current)) continue;
      try {
        this.#tryBind(parameter, value, true);
      } catch (error) {
        // A default that does not fit is as good as none.
        if (!(error instanceof ScriptError)) throw error;
      }
    }
  }

  /** Takes in the parameters of this call alone: what is bound stays so. */
  #addDynamic(dynamic: readonly ParameterMetadata[]): void {
    if (dynamic.length === 0) return;
    const { metadata, kind } = this.#request;
    const open = new Set([...this.unbound, ...dynamic].map(({ name }) => name));
    this.unbound.clear();
    this.plan = makePlan(metadata, kind, dynamic);
    for (const parameter of this.plan.parameters) if (open.has(parameter.name)) this.unbound.add(parameter);
  }

  /** Gives what is left to the parameter that takes it; false where none does. */
  #bindRemaining(left: readonly PairedArgument[]): boolean {
    if (left.length === 0) return false;
    const [takes, other] = [...this.unbound].filter((parameter) =>
      membersIn(parameter, this.current).some(({ fromRemainingArguments }) => fromRemainingArguments),
    );
    if (takes === undefined) return false;
    if (other !== undefined) throw ambiguousSetError(this.invocation, 'MetadataError');
    const values = left.flatMap(restOf).filter((value) => value !== nothing);
    const [only] = values;
    // A single argument that is a collection is the collection itself.
    const items = values.length === 1 && only !== undefined ? enumerate(only) : undefined;
    const listType = genericName('System.Collections.Generic.List`1', ['System.Object']);
    const value = items !== undefined && only !== undefined ? only : new NetList(values, listType);
    this.bindTo(takes, value, true);
    return true;
  }

  #surplusError(argument: PairedArgument) {
    if (argument.kind === 'unknown') {
      const { name, extent } = argument.argument;
      this.at = extent;
      return bindingError(
        this.invocation,
        'NamedParameterNotFound',
        `A parameter cannot be found that matches parameter name '${name}'.`,
        { parameter: name },
      );
    }
    const value = plainNumber(argument.value ?? null);
    const text = isNull(value) ? '$null' : shown(value, this.context.session);
    return bindingError(
      this.invocation,
      'PositionalParameterNotFound',
      `A positional parameter cannot be found that accepts argument '${text}'.`,
      { parameter: text },
    );
  }

  /** Chooses the set, and sees to it that nothing mandatory is missing that no object of the pipeline could bring. */
  #settleSets(): void {
    const { expectsInput } = this.#request;
    if (!expectsInput) {
      validateSets(this, false, true);
      this.#refuseMissing(missingMandatory(this));
      return;
    }
    let count = validateSets(this, true, false);
    if (count > 1) {
      const narrowed = setsWithInput(this);
      if (narrowed !== this.current) {
        this.current = narrowed;
        count = validateSets(this, true, false);
      }
    }
    this.#refuseMissing(
      missingBeforeInput(this, count, (set) => {
        this.preferredSet = set;
      }),
    );
  }

  #refuseMissing(missing: readonly PlannedParameter[]): void {
    if (missing.length > 0)
      throw missingMandatoryError(
        this.invocation,
        missing.map(({ name }) => name),
      );
  }
}

function restOf(argument: PairedArgument): readonly Value[] {
  if (argument.kind === 'value') return [argument.value];
  if (argument.kind === 'named') return [];
  return argument.next === undefined
    ? argsOf(argument.argument)
    : [...argsOf(argument.argument), argument.next];
}

function rawOf(argument: PairedArgument): readonly RawArgument[] {
  if (argument.kind === 'value') return [argument];
  if (argument.kind === 'named') return [];
  const next: readonly RawArgument[] =
    argument.next === undefined ? [] : [{ kind: 'value', value: argument.next, extent: null }];
  return [argument.argument, ...next];
}

/** An argument as an error shows it: a collection by its type. */
function shown(value: Value, session: BindingSession): string {
  return value instanceof NetArray ? value.typeName : session.text(value);
}
