import type { FunctionMemberAst, PropertyMemberAst, TypeDefinitionAst } from '../../syntax/ast.ts';
import { emptyFacts } from '../../types/typeBuilder.ts';
import type { NetMethod, NetOverload, NetProperty } from '../../types/netType.ts';
import { NetType } from '../../types/netType.ts';
import { copyOf, ScriptObject } from '../../values/scriptObject.ts';
import { ScriptClass } from './scriptClass.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Frame } from '../execution.ts';
import { checkImplemented } from './checkImplemented.ts';
import { checkMembers } from './checkMembers.ts';
import { declarationError } from './declarationError.ts';
import { constructorsOf, hasDefaultConstructor } from './classConstructor.ts';
import { classMethod } from './classMethod.ts';
import { classProperty } from './classProperty.ts';
import { findNamed, typeNameText } from '../resolveType.ts';

/** Declares a class, then completes it: its members may name classes that are declared after it. Returns what completes it. */
export function defineClass(
  ast: TypeDefinitionAst,
  compiler: Compiler,
  frame: Frame,
  assembly: number,
): () => void {
  checkMembers(ast, compiler);
  const properties = new Map<string, NetProperty>();
  const methods = new Map<string, NetMethod>();
  const staticProperties = new Map<string, NetProperty>();
  const staticMethods = new Map<string, NetMethod>();
  const constructors: NetOverload[] = [];
  const { base, interfaces } = basesOf(ast, compiler, frame);
  const type = new NetType({
    ...emptyFacts([...compiler.functions, ast.name].join('.'), base.fullName),
    interfaces,
    properties,
    methods,
    staticProperties,
    staticMethods,
    constructors,
  });
  const declared = new ScriptClass(type, base, compiler, frame);
  frame.engine.defineType(type, frame.scope);
  return () => {
    for (const member of ast.members)
      if (member.kind === 'PropertyMember')
        addProperty(member, declared, member.isStatic ? staticProperties : properties);
    for (const member of ast.members)
      if (member.kind === 'FunctionMember' && !member.isConstructor)
        addMethod(member, declared, member.isStatic ? staticMethods : methods);
    if (base === frame.engine.types.of(null)) methods.set('memberwiseclone', memberwiseClone);
    const made = ast.members.filter(
      (member): member is FunctionMemberAst => member.kind === 'FunctionMember' && member.isConstructor,
    );
    const implied = made.every(({ isStatic }) => isStatic) && !hasDefaultConstructor(base);
    if (implied)
      throw declarationError(
        'BaseClassNoDefaultCtor',
        `Base class '${base.name}' does not contain a parameterless constructor.`,
        compiler,
        ast,
      );
    const own = constructorsOf(made, declared);
    const isHidden = hidesImplicitConstructor(ast);
    constructors.push(...(isHidden ? own.map((each) => ({ ...each, hidden: true })) : own));
    checkImplemented(ast, declared, assembly);
  };
}

/** A constructor nobody wrote is hidden where it has values to set, and where the class has methods or a static constructor. */
function hidesImplicitConstructor({ members }: TypeDefinitionAst): boolean {
  const isConstructor = (member: TypeDefinitionAst['members'][number]) =>
    member.kind === 'FunctionMember' && member.isConstructor;
  if (members.some((member) => isConstructor(member) && !member.isStatic)) return false;
  return members.some(
    (member) => member.kind === 'FunctionMember' || (!member.isStatic && member.initialValue !== null),
  );
}

function basesOf(
  ast: TypeDefinitionAst,
  compiler: Compiler,
  { engine, scope }: Frame,
): { base: NetType; interfaces: readonly string[] } {
  const bases = ast.baseTypes.map(({ typeName }) => {
    const written = typeNameText(typeName);
    const found = findNamed(written, compiler.namespaces, { engine, scope });
    const isOwnEnum = found?.facts.kind === 'enum' && scope.types?.get(written.toLowerCase()) === found;
    if (found === undefined || isOwnEnum)
      throw declarationError('TypeNotFound', `Unable to find type [${written}].`, compiler, typeName);
    if (found.isValueType || sealed.has(found.fullName))
      throw declarationError(
        'SealedBaseClass',
        `Cannot inherit from sealed class '${found.name}'.`,
        compiler,
        typeName,
      );
    return found;
  });
  const [first] = bases;
  // Null is answered with System.Object.
  const object = engine.types.of(null);
  return {
    base: first === undefined || first.facts.kind === 'interface' ? object : first,
    interfaces: bases.filter(({ facts }) => facts.kind === 'interface').map(({ fullName }) => fullName),
  };
}

const sealed: ReadonlySet<string> = new Set(['System.String', 'System.Uri', 'System.Version']);

/** A copy of an object with the same fields: only the class itself can call it. */
const memberwiseClone: NetMethod = {
  name: 'MemberwiseClone',
  overloads: [
    {
      parameters: [],
      hidden: true,
      returns: 'System.Object',
      invoke: (self) => (self instanceof ScriptObject ? copyOf(self) : self),
    },
  ],
};

function addProperty(ast: PropertyMemberAst, declared: ScriptClass, to: Map<string, NetProperty>): void {
  to.set(ast.name.toLowerCase(), classProperty(ast, declared));
}

function addMethod(ast: FunctionMemberAst, declared: ScriptClass, to: Map<string, NetMethod>): void {
  const key = ast.name.toLowerCase();
  const known = to.get(key);
  to.set(key, {
    name: known?.name ?? ast.name,
    overloads: [...(known?.overloads ?? []), classMethod(ast, declared)],
  });
}
