import type { TypeDefinitionAst } from '../../syntax/ast.ts';
import { abstractMethods } from '../../types/abstractMethods.ts';
import { baseChain } from '../../types/lookup.ts';
import { declarationError } from './declarationError.ts';
import { type ScriptClass, scriptClassOf } from './scriptClass.ts';

/** Throws where a class leaves out a method of its interfaces, or one that its base class of .NET leaves to it. */
export function checkImplemented(ast: TypeDefinitionAst, declared: ScriptClass, assembly: number): void {
  const { type, base, compiler, frame } = declared;
  const { types } = frame.engine;
  const has = (name: string, wanted: readonly string[], inner: readonly string[]): boolean =>
    baseChain(type, types).some(({ facts }) =>
      facts.methods
        .get(name.toLowerCase())
        ?.overloads.some(
          ({ parameters }) =>
            parameters.length === wanted.length &&
            parameters.every((parameter, index) => fits(parameter.type, wanted[index] ?? '', inner)),
        ),
    );
  const interfaces = type.facts.interfaces.map((name) => types.find(name));
  for (const named of scriptClassOf(base) === undefined ? [base, ...interfaces] : interfaces) {
    if (named === undefined) continue;
    const [open = '', written] = named.fullName.split('[[');
    const inner = written?.replace(/\]\]$/, '').split('],[').map(withoutAssembly) ?? [];
    for (const [name, wanted] of abstractMethods.get(open) ?? [])
      if (!has(name, wanted, inner))
        throw declarationError(
          'TypeCreationError',
          `Error during creation of type "${ast.name}". Error message:\nMethod '${name}' in type '${ast.name}' from assembly 'PowerShell Class Assembly, Version=1.0.0.${String(assembly)}, Culture=neutral, PublicKeyToken=null' does not have an implementation.`,
          compiler,
          ast,
        );
  }
}

/** `System.Int32` of `System.Int32, System.Private.CoreLib`. */
function withoutAssembly(name: string): string {
  return name.replace(/,[^\]]*$/, '');
}

/** Whether a parameter is of the type wanted: one by its name, or a type argument by its place. */
function fits(given: string, wanted: string, inner: readonly string[]): boolean {
  return given === (/^\d$/.test(wanted) ? inner[Number(wanted)] : wanted);
}
