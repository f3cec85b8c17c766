import { wildcardPattern } from '../../text/wildcard.ts';
import { NetType } from '../../types/netType.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { memberTypes } from '../../types/enums/memberTypes.ts';
import { memberViews, membersOf, staticMembersOf } from './memberDefinition.ts';

/** Get-Member: the members of objects, once for each type. */
export const getMemberCommand = cmdlet({
  name: 'Get-Member',
  className: 'GetMemberCommand',
  module: 'Utility',
  notEmpty: ['Name'],
  aliases: ['gm'],
  syntax:
    '[[-Name] <string[]>] [-InputObject <psobject>] [-MemberType <System.Management.Automation.PSMemberTypes>] [-View <System.Management.Automation.PSMemberViewTypes>] [-Static] [-Force]',
  parameters: { InputObject: { pipeline: 'value' }, MemberType: { aliases: ['Type'] } },
  start(runtime) {
    const seen = new Set<string>();
    let any = false;
    return {
      process() {
        const object = runtime.value('InputObject') ?? null;
        if (isNull(object)) return;
        any = true;
        const owner = ownerOf(object, runtime);
        if (seen.has(owner)) return;
        seen.add(owner);
        writeMembers(object, runtime);
      },
      end() {
        if (any) return;
        runtime.writeError(
          commandError(
            'NoObjectInGetMember',
            'You must specify an object for the Get-Member cmdlet.',
            'CloseError',
            {
              type: 'System.InvalidOperationException',
            },
          ),
        );
      },
    };
  },
});

function ownerOf(object: Value, runtime: CommandRuntime): string {
  if (runtime.flag('Static') && object instanceof NetType) return object.fullName;
  return membersOf(object, runtime.runspace)[0]?.owner ?? '';
}

function writeMembers(object: Value, runtime: CommandRuntime): void {
  const { runspace } = runtime;
  const names = (runtime.strings('Name') ?? ['*']).map((pattern) => wildcardPattern(pattern));
  const wanted = runtime.value('MemberType');
  const types = BigInt(wanted instanceof EnumValue ? wanted.value : memberTypes.All);
  const view = runtime.value('View');
  const views = view instanceof EnumValue ? Number(view.value) : memberViews.all;
  const members = runtime.flag('Static')
    ? staticMembersOf(
        object instanceof NetType ? object : runspace.types.of(object),
        runspace,
        runtime.flag('Force'),
      )
    : membersOf(object, runspace, { views, hidden: runtime.flag('Force') });
  const written = new Set<string>();
  for (const matches of names) {
    for (const member of members) {
      if (
        (BigInt(memberTypes[member.kind]) & types) === 0n ||
        written.has(member.name) ||
        !matches(member.name)
      )
        continue;
      written.add(member.name);
      runtime.write(member);
    }
  }
}
