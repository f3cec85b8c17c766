import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { extensionFor } from '../values/extendedMembers.ts';
import { NetList } from '../values/netList.ts';
import { NetObject, type Value } from '../values/value.ts';
import { typeNamesOf } from './typeNames.ts';

/** PSTypeNames of an object: what is put in becomes a name of its. */
export class TypeNameList extends NetList {
  readonly #owner: Value;
  readonly #own: readonly string[];

  constructor(owner: Value, context: NetContext) {
    super(typeNamesOf(owner, context), 'System.Collections.ObjectModel.Collection`1', 'System.String');
    this.#owner = owner;
    this.#own =
      owner instanceof CustomObject
        ? ['System.Management.Automation.PSCustomObject', 'System.Object']
        : typeNamesOf(owner, context);
  }

  /** Names of a custom object are before its own ones, or they are all that it has. */
  #rename(owner: CustomObject): void {
    const names = this.items.filter((item) => typeof item === 'string');
    const added = names.slice(0, Math.max(0, names.length - this.#own.length));
    const keepsOwn = this.#own.every((name, index) => names[added.length + index] === name);
    owner.typeNames = keepsOwn ? added : names;
    owner.isOnlyNamed = !keepsOwn;
  }

  /** Called whenever names came or went. */
  override changed(): void {
    super.changed();
    const names = this.items
      .filter((item) => typeof item === 'string')
      .filter((name) => !this.#own.includes(name));
    if (this.#owner instanceof CustomObject) this.#rename(this.#owner);
    else if (this.#owner instanceof NetObject) extensionFor(this.#owner).typeNames = names;
  }
}
