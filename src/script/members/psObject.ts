import { NetEnumerable } from '../values/netEnumerable.ts';
import { NetObject, type Value } from '../values/value.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { PropertyInfo } from './propertyInfo.ts';

/** `.PSObject`: what PowerShell knows of an object beside .NET. */
export class PSObjectView extends NetObject {
  readonly typeName = 'System.Management.Automation.PSObject';
  readonly base: Value;

  constructor(base: Value) {
    super();
    this.base = base;
  }
}

/** `.PSBase`: an object without what was added, and a dictionary without its keys as members. */
export class PSBaseView extends NetObject {
  readonly typeName = 'System.Management.Automation.PSMemberSet';
  readonly base: Value;

  constructor(base: Value) {
    super();
    this.base = base;
  }
}

/** One of `.PSObject.Properties`. */
export class PSPropertyView extends NetObject {
  readonly info: PropertyInfo;
  readonly owner: Value;

  constructor(info: PropertyInfo, owner: Value) {
    super();
    this.info = info;
    this.owner = owner;
  }

  get typeName(): string {
    return `System.Management.Automation.PS${this.info.kind}`;
  }
}

/** `.PSObject.Properties`, `.Methods` or `.Members`. */
export class PSMemberCollection extends NetEnumerable {
  readonly typeName = 'System.Management.Automation.PSMemberInfoIntegratingCollection`1';
  readonly owner: Value;
  readonly #members: () => readonly NetObject[];
  readonly count = undefined;

  constructor(owner: Value, members: () => readonly NetObject[]) {
    super();
    this.owner = owner;
    this.#members = members;
  }

  elements(): Iterable<NetObject> {
    return this.#members();
  }
}

/** One of `.PSObject.Methods`. */
export class PSMethodView extends NetObject {
  readonly typeName: string;
  readonly name: string;
  readonly definitions: readonly string[];
  readonly owner: Value;
  /** Of a method that is a script block. */
  readonly script: ScriptBlock | null;

  constructor(name: string, definitions: readonly string[], owner: Value, script: ScriptBlock | null = null) {
    super();
    this.script = script;
    this.name = name;
    this.definitions = definitions;
    this.owner = owner;
    this.typeName =
      script !== null
        ? 'System.Management.Automation.PSScriptMethod'
        : 'System.Management.Automation.PSMethod';
  }
}
