import type { CustomObject } from '../script/values/customObject.ts';
import { customObject } from '../script/values/customObject.ts';
import type { Value } from '../script/values/value.ts';

/** An object as the ConfigurationManager module returns it: properties of a WMI class, which names its type. */
export function resultObject(wmiClass: string, properties: Readonly<Record<string, Value>>): CustomObject {
  return customObject(Object.entries(properties), `IResultObject#${wmiClass}`);
}
