import type { NetType } from '../types/netType.ts';
import { TypeRegistry } from '../types/typeRegistry.ts';
import type { ScriptBlockAst } from '../syntax/ast.ts';

/** The types that a script can name: those of the product, and those that sessions add. Its own classes are found in its text. */
export class KnownTypes {
  /** Full names that sessions add, beside those of the product. */
  readonly added: readonly NetType[];

  constructor(added: readonly NetType[]) {
    this.added = added;
  }

  /** The types as a script sees them, with the namespaces it uses. */
  seenFrom({ usings }: ScriptBlockAst): TypeRegistry {
    const registry = new TypeRegistry();
    for (const type of this.added) registry.add(type);
    for (const { usingKind, name } of usings)
      if (usingKind === 'namespace' && name !== null) registry.useNamespace(name.value);
    return registry;
  }
}
