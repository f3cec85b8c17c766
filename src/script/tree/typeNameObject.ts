import type { TypeName } from '../syntax/typeName.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { instanceOf } from '../types/arguments.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import { NetObject } from '../values/value.ts';
import { typeNamed } from './staticType.ts';
import { languageSpace, readOnlyList, Tree, TreeExtent } from './treeNode.ts';

/** The name of a type as it is written in a script. */
export class TypeNameObject extends NetObject {
  readonly tree: Tree;
  readonly written: TypeName;

  constructor(tree: Tree, written: TypeName) {
    super();
    this.tree = tree;
    this.written = written;
  }

  get isArray(): boolean {
    return this.written.arrayRanks.length > 0;
  }

  get isGeneric(): boolean {
    return !this.isArray && this.written.genericArguments.length > 0;
  }

  get typeName(): string {
    return `${languageSpace}.${this.isArray ? 'Array' : this.isGeneric ? 'Generic' : ''}TypeName`;
  }

  get text(): string {
    return this.tree.text.slice(this.written.start, this.written.end);
  }

  reflected(context: NetContext): NetType | null {
    return typeNamed(this.written, this.tree, context) ?? null;
  }
}

/** The name of a type that stands in no tree: the target of the error that there is none. */
export function typeNameNamed(name: string): TypeNameObject {
  const written = { start: 0, end: name.length, name, genericArguments: [], arrayRanks: [], assembly: null };
  return new TypeNameObject(new Tree(name, null), written);
}

const nameOf = instanceOf(TypeNameObject, 'TypeName');

/** The classes of names of types. */
export const typeNameTypes = ['TypeName', 'GenericTypeName', 'ArrayTypeName'].map((kind) => {
  const name = `${languageSpace}.${kind}`;
  return {
    name,
    build: () => {
      const type = new TypeBuilder(name, nameOf, { interfaces: [`${languageSpace}.ITypeName`] })
        .property('string FullName', ({ text }) => text)
        .property('string Name', ({ text }) => text)
        .property('string AssemblyName', ({ written }) => written.assembly)
        .property('bool IsArray', ({ isArray }) => isArray)
        .property('bool IsGeneric', ({ isGeneric }) => isGeneric);
      if (kind === 'GenericTypeName')
        type
          .property(`${languageSpace}.ITypeName TypeName`, ({ written }) => typeNameNamed(written.name))
          .property('System.Object GenericArguments', ({ tree, written }) =>
            readOnlyList(
              written.genericArguments.map((argument) => new TypeNameObject(tree, argument)),
              `${languageSpace}.ITypeName`,
            ),
          );
      return type
        .property(
          `${languageSpace}.IScriptExtent Extent`,
          ({ tree, written }) => new TreeExtent(tree, written),
        )
        .method('type GetReflectionType()', (self, _, context) => self.reflected(context))
        .method('string ToString()', ({ text }) => text)
        .build();
    },
  };
});
