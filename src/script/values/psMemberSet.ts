import type { ExtendedMember } from './extendedMembers.ts';
import { NetObject } from './value.ts';

/** Members of an object under one name: System.Management.Automation.PSMemberSet. */
export class PSMemberSet extends NetObject {
  readonly typeName = 'System.Management.Automation.PSMemberSet';
  readonly name: string;
  /** By lower-case name, in order. */
  readonly members: ReadonlyMap<string, ExtendedMember>;

  constructor(name: string, members: ReadonlyMap<string, ExtendedMember>) {
    super();
    this.name = name;
    this.members = members;
  }
}
