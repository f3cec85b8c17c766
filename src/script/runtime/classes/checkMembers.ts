import type { FunctionMemberAst, TypeDefinitionAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import type { Compiler } from '../compile/compiler.ts';
import { declarationError } from './declarationError.ts';
import { typeNameText } from '../resolveType.ts';

/** Throws where a type declares a property twice, a method twice with the same parameters, or a static constructor with parameters. */
export function checkMembers({ members }: TypeDefinitionAst, compiler: Compiler): void {
  const properties = new Set<string>();
  const methods = new Set<string>();
  for (const member of members) {
    if (member.kind === 'PropertyMember')
      take(properties, member.name.toLowerCase(), member.name, member, compiler);
    else {
      checkStaticConstructor(member, compiler);
      take(methods, signatureOf(member), member.name, member.nameExtent, compiler);
    }
  }
}

function checkStaticConstructor(
  { isStatic, isConstructor, parameters: [first] }: FunctionMemberAst,
  compiler: Compiler,
): void {
  if (isStatic && isConstructor && first !== undefined)
    throw declarationError(
      'StaticConstructorCantHaveParameters',
      'A static constructor cannot have any parameters.',
      compiler,
      first,
    );
}

function take(known: Set<string>, key: string, name: string, extent: Extent, compiler: Compiler): void {
  if (known.has(key))
    throw declarationError(
      'MemberAlreadyDefined',
      `The member '${name}' is already defined.`,
      compiler,
      extent,
    );
  known.add(key);
}

function signatureOf({ name, isStatic, isConstructor, parameters }: FunctionMemberAst): string {
  const types = parameters.map(({ attributes }) => {
    const constraint = attributes.find((attribute) => attribute.kind === 'TypeConstraint');
    return constraint === undefined ? 'object' : typeNameText(constraint.typeName).toLowerCase();
  });
  const kind = isStatic ? 'static ' : isConstructor ? 'new ' : '';
  return `${kind}${name.toLowerCase()}(${types.join(',')})`;
}
