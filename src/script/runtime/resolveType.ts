import type { NetType } from '../types/netType.ts';
import type { TypeName } from '../syntax/typeName.ts';
import type { Extent } from '../syntax/extent.ts';
import { placedError } from './errorFlow.ts';
import { scriptError } from '../values/errorRecord.ts';
import { typeNameNamed } from '../tree/typeNameObject.ts';
import type { Frame } from './execution.ts';
import { withoutType } from '../types/unavailableTypes.ts';

/** A type name as it is written, without the blanks between. */
export function typeNameText(name: TypeName): string {
  const args =
    name.genericArguments.length === 0 ? '' : `[${name.genericArguments.map(typeNameText).join(',')}]`;
  return `${name.name}${args}${name.arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('')}`;
}

/** The type that a name stands for where the code runs; throws TypeNotFound, which stands at the name, or at what it is part of. */
export function resolveType(
  name: TypeName,
  { namespaces }: { readonly namespaces: readonly string[] },
  at: Extent = name,
): (frame: Frame) => NetType {
  const written = typeNameText(name);
  let known: NetType | undefined;
  return (frame) => {
    known ??= isIn(name)
      ? (findNamed(written, namespaces, frame) ?? findGeneric(name, namespaces, frame))
      : undefined;
    if (known === undefined)
      throw placedError(
        scriptError(
          'TypeNotFound',
          `Unable to find type [${toldName(name, namespaces, frame)}].${withoutType(name.name)}`,
          'InvalidOperation',
          { target: typeNameNamed(name.name) },
        ),
        frame,
        at,
      );
    return known;
  };
}

/** What an error tells of a name: without type arguments and dimensions, but where they are what the type does not take. */
function toldName(
  name: TypeName,
  namespaces: readonly string[],
  frame: Pick<Frame, 'engine' | 'scope'>,
): string {
  const written = name.genericArguments.length > 0 && name.arrayRanks.length === 0 ? typeNameText(name) : '';
  const areTypes = name.genericArguments.every(
    (argument) => findNamed(typeNameText(argument), namespaces, frame) !== undefined,
  );
  if (written !== '' && areTypes && findNamed(name.name, namespaces, frame) !== undefined) return written;
  return `${name.name}${name.assembly === null ? '' : `,${name.assembly}`}`;
}

/** A generic type whose type arguments are of the namespaces, too. */
function findGeneric(
  name: TypeName,
  namespaces: readonly string[],
  frame: Pick<Frame, 'engine' | 'scope'>,
): NetType | undefined {
  if (name.genericArguments.length === 0 || namespaces.length === 0) return undefined;
  const named = name.genericArguments.map(
    (argument) =>
      (findNamed(typeNameText(argument), namespaces, frame) ?? findGeneric(argument, namespaces, frame))
        ?.fullName,
  );
  if (named.includes(undefined)) return undefined;
  const ranks = name.arrayRanks.map((rank) => `[${','.repeat(rank - 1)}]`).join('');
  const list = named.map((full) => `[${full ?? ''}]`).join(',');
  return findNamed(`${name.name}[${list}]${ranks}`, namespaces, frame);
}

/** Whether an assembly that is named can have a type: the short names of scripts are none of its names. */
function isIn({ name, assembly }: TypeName): boolean {
  if (assembly === null) return true;
  return name.includes('.') && /^(?:mscorlib|netstandard|System|Microsoft)(?:[.,\s]|$)/i.test(assembly);
}

/** A type by the name that a script uses for it, namespaces of `using namespace` included. */
export function findNamed(
  written: string,
  namespaces: readonly string[],
  { engine, scope }: Pick<Frame, 'engine' | 'scope'>,
): NetType | undefined {
  const plain = engine.findTypeFrom(written, scope);
  if (plain !== undefined) return plain;
  for (const namespace of namespaces) {
    const found = engine.findTypeFrom(`${namespace}.${written}`, scope);
    if (found !== undefined) return found;
  }
  return undefined;
}
