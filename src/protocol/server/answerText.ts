import type { RevisionIdentity } from '../../domain/revision.ts';

/** An element around members; `<name />` without any. */
export function element(name: string, members: string): string {
  return members === '' ? `<${name} />` : `<${name}>${members}</${name}>`;
}

/** A moment (ms UTC) as xs:dateTime in UTC. */
export function dateTime(time: number): string {
  return new Date(time).toISOString();
}

/** Members of a revision identity. */
export function identityMembers({ updateId, revision }: RevisionIdentity): string {
  return `<UpdateID>${updateId}</UpdateID><RevisionNumber>${revision}</RevisionNumber>`;
}

/** Hexadecimal bytes as base64. */
export function base64OfHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** `<guid>` elements in a list element. */
export function guidList(name: string, guids: readonly string[]): string {
  return element(name, guids.map((guid) => `<guid>${guid}</guid>`).join(''));
}
