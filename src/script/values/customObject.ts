import { NetObject, type Value } from './value.ts';
import type { ExtendedMember } from './extendedMembers.ts';

/** `[pscustomobject]@{ … }`: a bag of members in order, found without regard to case. */
export class CustomObject extends NetObject {
  readonly typeName = 'System.Management.Automation.PSCustomObject';
  /** By lower-case name. */
  readonly members = new Map<string, ExtendedMember>();
  /** Names given by PSTypeNames, the most special first; empty for a plain one. */
  typeNames: string[] = [];
  /** Whether those are all: what was read from a text says nothing of the type it is here. */
  isOnlyNamed = false;
  /** Full name of the .NET type that it stands for an object of; null for a custom object itself. */
  standsFor: string | null = null;
  /** What ToString() gave where it was written down; null for one of this session. */
  text: string | null = null;

  /** Sets a note property, keeping its place where it is there already. */
  set(name: string, value: Value): void {
    const key = name.toLowerCase();
    this.members.set(key, { kind: 'note', name: this.members.get(key)?.name ?? name, value });
  }

  /** The value of a note property; undefined for none. */
  note(name: string): Value | undefined {
    const member = this.members.get(name.toLowerCase());
    return member?.kind === 'note' ? member.value : undefined;
  }
}

/** A custom object of note properties in the order given. */
export function customObject(notes: Iterable<readonly [string, Value]>, typeName?: string): CustomObject {
  const made = new CustomObject();
  for (const [name, value] of notes) made.set(name, value);
  if (typeName !== undefined) made.typeNames = [typeName];
  return made;
}

/** An object that stands for one of a .NET type which has no more than properties: its text is the name of the type, or what its ToString() gives. */
export function namedObject(
  notes: Iterable<readonly [string, Value]>,
  typeName: string,
  text = typeName,
): CustomObject {
  const made = customObject(notes, typeName);
  made.isOnlyNamed = true;
  made.standsFor = typeName;
  made.text = text;
  return made;
}
