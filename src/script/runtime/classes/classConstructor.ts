import { enumerate } from '../../members/enumerate.ts';
import { invokeMethod } from '../../members/invokeMethod.ts';
import { baseChain } from '../../types/lookup.ts';
import { ScriptEnumerable } from '../../values/scriptEnumerable.ts';
import { callOverload } from '../../members/callOverload.ts';
import { construct } from '../../members/construct.ts';
import type { FunctionMemberAst } from '../../syntax/ast.ts';
import type { NetOverload, NetType } from '../../types/netType.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { NetException } from '../../values/netException.ts';
import { NetList } from '../../values/netList.ts';
import { ScriptObject } from '../../values/scriptObject.ts';
import { NetObject, unwrapNothing, type Value } from '../../values/value.ts';
import { equalityOf } from './classEquality.ts';
import { methodBody, methodParameters } from './classMethod.ts';
import type { Frame } from '../execution.ts';
import { type ScriptClass, scriptClassOf } from './scriptClass.ts';

/** A constructor that works on an object which is there already: that of a base class runs within that of the class. */
interface Initializer extends NetOverload {
  readonly initialize: (object: NetObject, args: readonly Value[]) => void;
}

/** The constructor of System.Object. */
const noArguments: readonly NetOverload[] = [
  { parameters: [], returns: 'System.Object', invoke: () => null },
];

const initializers = new WeakMap<ScriptClass, readonly Initializer[]>();

/** The constructors of a class: those declared, else one without arguments. */
export function constructorsOf(members: readonly FunctionMemberAst[], declared: ScriptClass): NetOverload[] {
  const instance = members.filter(({ isStatic }) => !isStatic);
  for (const member of members)
    if (member.isStatic)
      declared.staticInitializers.push(() => {
        methodBody(member, declared)(null, []);
      });
  const made: Initializer[] =
    instance.length === 0 ? [implicit(declared)] : instance.map((member) => explicit(member, declared));
  initializers.set(declared, made);
  return made;
}

/** Whether objects of a base class can be made without arguments. */
export function hasDefaultConstructor(base: NetType): boolean {
  const declared = scriptClassOf(base);
  const known = (declared === undefined ? undefined : initializers.get(declared)) ?? base.facts.constructors;
  return known.length === 0 || known.some(({ parameters }) => parameters.every(({ rest }) => rest));
}

function implicit(declared: ScriptClass): Initializer {
  const initialize = (object: NetObject): void => {
    initializeFields(declared, object);
    initializeBase(declared, object, []);
  };
  return overload([], declared, initialize, () => []);
}

function explicit(ast: FunctionMemberAst, declared: ScriptClass): Initializer {
  const baseArguments = (ast.baseArguments ?? []).map((argument) => declared.compiler.expression(argument));
  const baseValues = (frame: Frame): Value[] =>
    baseArguments.map((argument) => unwrapNothing(argument(frame)));
  const body = methodBody(ast, declared, (frame, self) => {
    if (!(self instanceof NetObject)) return;
    initializeFields(declared, self);
    initializeBase(declared, self, baseValues(frame));
  });
  const parameters = methodParameters(ast.parameters, declared);
  // What a base class of .NET is made with is known before the object is.
  const early = methodBody({ ...ast, body: { ...ast.body, endBlock: null } }, declared, (frame) => {
    for (const value of baseValues(frame)) frame.out.write(value);
  });
  return overload(
    parameters,
    declared,
    (object, args) => {
      body(object, args);
    },
    (args) => (baseArguments.length === 0 ? [] : [early(null, args)]),
  );
}

function overload(
  parameters: NetOverload['parameters'],
  declared: ScriptClass,
  initialize: Initializer['initialize'],
  baseArguments: (args: readonly Value[]) => readonly Value[],
): Initializer {
  return {
    parameters,
    returns: declared.type.fullName,
    initialize,
    invoke: (_self, args) => {
      declared.useStatics();
      const object = allocate(declared, baseArguments(args));
      initialize(object, args);
      return object;
    },
  };
}

/** A new object of a class: where it derives from an exception or a collection of .NET, one of that kind. */
function allocate(declared: ScriptClass, baseArguments: readonly Value[]): NetObject {
  const { engine } = declared.frame;
  const { fullName } = declared.type;
  let { base } = declared;
  for (let outer = scriptClassOf(base); outer !== undefined; outer = scriptClassOf(base)) base = outer.base;
  if (base.fullName === 'System.Object') return plainObject(declared);
  if (base.facts.constructors.length === 0 && baseArguments.length === 0)
    return new ScriptObject(fullName, equalityOf(declared));
  const made = construct(base, baseArguments, engine);
  if (made instanceof NetException) return new NetException(fullName, made.message, made.inner);
  if (made instanceof NetList) return new NetList([...made.items], fullName, made.elementType);
  if (made instanceof Dictionary) return new Dictionary(fullName, made.comparison);
  return new ScriptObject(fullName, equalityOf(declared));
}

/** An object of a class of its own; one that says how it is run through is taken one by one. */
function plainObject(declared: ScriptClass): NetObject {
  const {
    type,
    frame: { engine },
  } = declared;
  const isEnumerable = baseChain(type, engine.types).some(({ facts }) =>
    facts.interfaces.includes('System.Collections.IEnumerable'),
  );
  if (!isEnumerable) return new ScriptObject(type.fullName, equalityOf(declared));
  return new ScriptEnumerable(
    type.fullName,
    (self) => enumerate(invokeMethod(self, 'GetEnumerator', [], engine)) ?? [],
  );
}

function initializeFields(declared: ScriptClass, object: NetObject): void {
  for (const initialize of declared.initializers) initialize(object);
}

/** Runs the constructor of the base class that the arguments fit. */
function initializeBase(declared: ScriptClass, object: NetObject, args: readonly Value[]): void {
  const base = scriptClassOf(declared.base);
  if (base === undefined) {
    if (args.length > 0 && declared.base.fullName === 'System.Object')
      callOverload('new', noArguments, null, args, declared.frame.engine);
    return;
  }
  const candidates = (initializers.get(base) ?? []).map((known) => ({
    ...known,
    invoke: (_self: Value, converted: readonly Value[]): Value => {
      known.initialize(object, converted);
      return null;
    },
  }));
  callOverload('new', candidates, null, args, declared.frame.engine);
}
