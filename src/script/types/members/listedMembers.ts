import { methodDefinitions } from '../definitionText.ts';
import type { NetMethod, NetType } from '../netType.ts';
import { typeDisplay } from '../typeText.ts';
import { collectionsListed } from './listed/collectionsListed.ts';
import { datesListed } from './listed/datesListed.ts';
import { simpleListed } from './listed/simpleListed.ts';

const tables: ReadonlyMap<string, string> = new Map(
  [simpleListed, datesListed, collectionsListed].flatMap((table) => Object.entries(table)),
);

/** By type, not by name: a script may give a name that another script's enum has to a class. */
const read = new WeakMap<NetType, ReadonlyMap<string, string>>();

/** Methods and indexed properties of a type by their names, all that .NET has, as Get-Member shows them; undefined for a type that is not listed. */
export function listedMembers(type: NetType): ReadonlyMap<string, string> | undefined {
  const known = read.get(type);
  if (known !== undefined) return known;
  const { fullName, facts } = type;
  const [definition = ''] = facts.kind === 'enum' ? ['System.Enum'] : fullName.split('[[');
  const text = tables.get(definition);
  if (text === undefined) return undefined;
  const members = new Map(
    text.split('\n').map((line) => {
      const end = line.indexOf(' ');
      const shown = line
        .slice(end + 1)
        .replaceAll(/\{(\d)\}/g, (_, index) => typeDisplay(facts.genericArguments[Number(index)] ?? ''));
      return [line.slice(0, end), shown] as const;
    }),
  );
  read.set(type, members);
  return members;
}

/** Whether a definition is that of a property with parameters. */
export const isIndexed = (definition: string): boolean => /\{get;(?:set;)?\}$/.test(definition);

/** The overloads of a method of a type, a line each: all that .NET has where they are listed. */
export function overloadDefinitions(type: NetType, method: NetMethod): string[] {
  const listed = listedMembers(type)?.get(method.name);
  return listed === undefined ? methodDefinitions(method) : listed.split(/(?<=\)), /);
}
