import type { Extent } from '../syntax/extent.ts';
import { parseScript } from '../syntax/parseScript.ts';
import { SyntaxIndex } from './syntaxIndex.ts';

/** What a script defines and others can name. */
export interface ScriptSymbol {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'enum' | 'method' | 'property';
  /** The class that it is a member of; empty for none. */
  readonly within: string;
  readonly nameExtent: Extent;
}

/** The functions and types of a script, and the members of its classes. */
export function scriptSymbols(text: string): readonly ScriptSymbol[] {
  const index = new SyntaxIndex(parseScript(text));
  const functions = index
    .ofKind('FunctionDefinition')
    .map(({ name, nameExtent }): ScriptSymbol => ({ name, kind: 'function', within: '', nameExtent }));
  const types = index.ofKind('TypeDefinition').flatMap((type): ScriptSymbol[] => {
    const { name, nameExtent, typeKind } = type;
    const kind = typeKind === 'enum' ? 'enum' : 'class';
    const members = kind === 'enum' ? [] : type.members;
    return [
      { name, kind, within: '', nameExtent },
      ...members.map((member): ScriptSymbol => ({
        ...{ name: member.name, nameExtent: member.nameExtent, within: name },
        kind: member.kind === 'PropertyMember' ? 'property' : 'method',
      })),
    ];
  });
  return [...functions, ...types];
}

/** Whether the letters of a query stand in a name in this order, whatever their case: the editor itself finds the best of those. */
export function mayBeMeant(name: string, query: string): boolean {
  const searched = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replaceAll(/\s/g, '')) {
    at = searched.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
