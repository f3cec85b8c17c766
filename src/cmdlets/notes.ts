import { CustomObject } from '../script/values/customObject.ts';
import { NetArray } from '../script/values/netArray.ts';
import type { Value } from '../script/values/value.ts';

/** Reads note properties of an object that another cmdlet wrote. */
export interface Notes {
  /** A text; undefined where there is none. */
  text(name: string): string | undefined;
}

/** The note properties of a value; none of what is no custom object. */
export function notesOf(value: Value | undefined): Notes {
  return {
    text: (name) => {
      const note = value instanceof CustomObject ? value.note(name) : undefined;
      return typeof note === 'string' ? note : undefined;
    },
  };
}

/** A named note of each object of a value, which is one object or an array of them. */
export function notesOfEach(value: Value | undefined, name: string): readonly string[] {
  const objects: readonly Value[] =
    value instanceof NetArray ? value.items : value === undefined ? [] : [value];
  return objects.map((object) => notesOf(object).text(name)).filter((text) => text !== undefined);
}
