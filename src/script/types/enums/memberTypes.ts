import { EnumValue } from '../../values/enumValue.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';

/** Numbers of System.Management.Automation.PSMemberTypes. */
export const memberTypes = {
  AliasProperty: 1,
  CodeProperty: 2,
  Property: 4,
  NoteProperty: 8,
  ScriptProperty: 16,
  PropertySet: 32,
  Method: 64,
  CodeMethod: 128,
  ScriptMethod: 256,
  Methods: 448,
  ParameterizedProperty: 512,
  MemberSet: 1024,
  Event: 2048,
  Dynamic: 4096,
  InferredProperty: 8192,
  Properties: 8223,
  All: 16383,
} as const;

/** A name of PSMemberTypes. */
export type MemberTypeName = keyof typeof memberTypes;

/** What PowerShell calls the kinds of members that are added. */
export const addedKinds = {
  note: 'NoteProperty',
  alias: 'AliasProperty',
  script: 'ScriptProperty',
  method: 'ScriptMethod',
  set: 'PropertySet',
  memberSet: 'MemberSet',
} as const satisfies Record<ExtendedMember['kind'], MemberTypeName>;

/** A kind of members as a value of PSMemberTypes. */
export const memberType = (kind: MemberTypeName): EnumValue =>
  new EnumValue('System.Management.Automation.PSMemberTypes', BigInt(memberTypes[kind]));
