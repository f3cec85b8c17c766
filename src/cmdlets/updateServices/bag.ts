import { instanceOf } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetObject, type Value } from '../../script/values/value.ts';

/** An object of properties and nothing else: facts as they were when they were asked for, or conditions to be set. */
export class Bag extends NetObject {
  readonly typeName: string;
  /** By name as declared. */
  readonly values: Map<string, Value>;

  constructor(typeName: string, values: Readonly<Record<string, Value>>) {
    super();
    this.typeName = typeName;
    this.values = new Map(Object.entries(values));
  }

  value(name: string): Value {
    return this.values.get(name) ?? null;
  }
}

/** Takes a bag of any type. */
export const bagOf = instanceOf(Bag, 'Bag');

/** The builder of a type of bags, whose properties are declared as `int TotalItems`; those that may be set are marked by `set`. */
export function bagType(
  fullName: string,
  declarations: readonly string[],
  { set = false, interfaces = [] }: { readonly set?: boolean; readonly interfaces?: readonly string[] } = {},
): TypeBuilder<Bag> {
  const builder = new TypeBuilder(fullName, bagOf, { interfaces });
  for (const declaration of declarations) {
    const name = declaration.slice(declaration.lastIndexOf(' ') + 1);
    builder.property(
      declaration,
      (self) => self.value(name),
      set
        ? (self, value) => {
            self.values.set(name, value);
          }
        : undefined,
    );
  }
  return builder;
}

/** A type of bags without methods. */
export function plainBagType(fullName: string, declarations: readonly string[]): NetType {
  return bagType(fullName, declarations).build();
}
