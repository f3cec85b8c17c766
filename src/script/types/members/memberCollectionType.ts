import { membersToChange } from '../../members/extendedMember.ts';
import { PSMemberCollection, PSMethodView, PSPropertyView } from '../../members/psObject.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import { PSMemberSet } from '../../values/psMemberSet.ts';
import { PSPropertySet } from '../../values/psPropertySet.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { instanceOf, netError, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { givenMember } from './givenMember.ts';

const automation = 'System.Management.Automation';

const collectionOf = instanceOf(PSMemberCollection, 'a collection of members');

function nameOf(member: NetObject): string {
  if (member instanceof PSPropertyView) return member.info.name;
  return member instanceof PSMethodView || member instanceof PSPropertySet || member instanceof PSMemberSet
    ? member.name
    : '';
}

function find(collection: PSMemberCollection, name: string): NetObject | null {
  for (const member of collection.elements())
    if (nameOf(member).toLowerCase() === name.toLowerCase()) return member;
  return null;
}

/** `.PSObject.Properties` and the like. */
export const memberCollectionType = (): NetType =>
  new TypeBuilder(`${automation}.PSMemberInfoIntegratingCollection\`1`, collectionOf, {
    interfaces: ['System.Collections.IEnumerable'],
  })
    .methods(
      [
        `void Add(${automation}.PSMemberInfo member)`,
        `void Add(${automation}.PSMemberInfo member, bool preValidated)`,
      ],
      (self, [member = null]) => {
        addMember(self.owner, member);
        return null;
      },
    )
    .method('void Remove(string name)', (self, [name]) => {
      if (self.owner instanceof NetObject) membersToChange(self.owner).delete(text(name).toLowerCase());
      return null;
    })
    .methods(
      [
        'System.Object Match(string name)',
        `System.Object Match(string name, ${automation}.PSMemberTypes memberTypes)`,
      ],
      (self, [pattern]) => {
        const matches = wildcardPattern(text(pattern));
        return new NetList(
          [...self.elements()].filter((member) => matches(nameOf(member))),
          'System.Collections.ObjectModel.Collection`1',
        );
      },
    )
    .method('System.Object get_Item(string name)', (self, [name]) => find(self, text(name)))
    .method('System.Collections.IEnumerator GetEnumerator()', (self) => new NetArray([...self.elements()]))
    .build();

function addMember(owner: Value, given: Value): void {
  const added = givenMember(given);
  if (added === undefined)
    throw netError('System.ArgumentException', 'The member is none that can be added.');
  if (owner instanceof NetObject) membersToChange(owner).set(added.name.toLowerCase(), added);
}
