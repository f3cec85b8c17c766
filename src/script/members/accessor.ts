import type { NetMethod, NetProperty } from '../types/netType.ts';

/** `get_Name` or `set_Name` as a method, by its name in lower case; undefined where there is no such property, or it has no method of so many arguments. */
export function accessor(
  key: string,
  count: number,
  find: (property: string) => NetProperty | undefined,
): NetMethod | undefined {
  const [, kind, property = ''] = /^([gs]et)_(.+)$/.exec(key) ?? [];
  const found = kind === undefined ? undefined : find(property);
  return found === undefined ? undefined : accessorOf(found, kind === 'set', count);
}

function accessorOf(property: NetProperty, sets: boolean, count: number): NetMethod | undefined {
  const { name, type, get, set } = property;
  if (count !== Number(sets)) return undefined;
  if (!sets) {
    if (get === null) return undefined;
    return {
      name: `get_${name}`,
      overloads: [{ parameters: [], returns: type, invoke: (self, _, context) => get(self, context) }],
    };
  }
  if (set === null) return undefined;
  return {
    name: `set_${name}`,
    overloads: [
      {
        parameters: [{ name: 'value', type, rest: false, fallback: undefined }],
        returns: 'System.Void',
        invoke: (self, [value = null], context) => {
          set(self, value, context);
          return null;
        },
      },
    ],
  };
}
