import type { NetMethod, NetProperty } from '../types/netType.ts';

/** The method that reads a property, or the one that sets it; undefined where it has none, or not of so many arguments. */
export function accessor(property: NetProperty, sets: boolean, count: number): NetMethod | undefined {
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
