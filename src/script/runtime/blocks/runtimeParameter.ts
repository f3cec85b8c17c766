import { NetList } from '../../values/netList.ts';
import type { NetType } from '../../types/netType.ts';
import { NetObject, type Value } from '../../values/value.ts';

/** A parameter that a `dynamicparam` block defines. */
export class RuntimeParameter extends NetObject {
  readonly typeName = 'System.Management.Automation.RuntimeDefinedParameter';
  name: string;
  parameterType: NetType | null;
  attributes: NetObject;
  value: Value = null;
  /** Whether the caller gave it. */
  isSet = false;

  constructor(name: string, parameterType: NetType | null, attributes: NetObject | null) {
    super();
    this.name = name;
    this.parameterType = parameterType;
    this.attributes =
      attributes ??
      new NetList(
        [],
        'System.Collections.ObjectModel.Collection`1[[System.Attribute, System.Private.CoreLib]]',
        'System.Attribute',
      );
  }
}
