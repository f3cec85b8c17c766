import { PSBaseView } from '../../members/psObject.ts';
import { NetList } from '../../values/netList.ts';
import { PSMemberSet } from '../../values/psMemberSet.ts';
import { PSPropertySet } from '../../values/psPropertySet.ts';
import type { Value } from '../../values/value.ts';
import { instanceOf, items, required, wrongSelf } from '../arguments.ts';
import { genericName } from '../assemblies.ts';
import { memberType } from '../enums/memberTypes.ts';
import { NetType } from '../netType.ts';
import { emptyFacts, TypeBuilder } from '../typeBuilder.ts';
import { givenMember, memberMap } from './givenMember.ts';
import { setText } from './memberText.ts';

const automation = 'System.Management.Automation';

const memberInfo = `${automation}.PSMemberInfo`;

/** What the types of members have in common, by full name. */
export const memberInfoTypes: readonly (readonly [string, () => NetType])[] = [
  [memberInfo, 'System.Object'] as const,
  [`${automation}.PSPropertyInfo`, memberInfo] as const,
  [`${automation}.PSMethodInfo`, memberInfo] as const,
  [`${automation}.Runspaces.TypeMemberData`, 'System.Object'] as const,
].map(([name, base]) => [name, () => new NetType(emptyFacts(name, base))]);

/** PSPropertySet: a name for some properties. */
export function propertySetType(): NetType {
  return new TypeBuilder(`${automation}.PSPropertySet`, instanceOf(PSPropertySet, 'PSPropertySet'), {
    base: memberInfo,
  })
    .property(
      'System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames',
      ({ properties }) =>
        new NetList(
          [...properties],
          genericName('System.Collections.ObjectModel.Collection`1', ['System.String']),
        ),
    )
    .property(`${automation}.PSMemberTypes MemberType`, () => memberType('PropertySet'))
    .property('System.Object Value', (self) => self)
    .property('string TypeNameOfValue', () => `${automation}.PSPropertySet`)
    .property('string Name', ({ name }) => name)
    .property('bool IsInstance', () => true)
    .method(`${memberInfo} Copy()`, ({ name, properties }) => new PSPropertySet(name, properties))
    .method('string ToString()', ({ name, properties }) => setText(name, properties))
    .constructs(
      '(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)',
      ([name, names], context) =>
        new PSPropertySet(
          required(name, 'name'),
          items(names).map((one) => context.text(one)),
        ),
    )
    .build();
}

/** An object's members under a name, and PSBase, which is one of them. */
function setOf(value: Value): PSMemberSet | PSBaseView {
  if (value instanceof PSMemberSet || value instanceof PSBaseView) return value;
  throw wrongSelf('PSMemberSet');
}

/** PSMemberSet: members under one name; what it holds are its members. */
export function memberSetType(): NetType {
  return new TypeBuilder(`${automation}.PSMemberSet`, setOf, { base: memberInfo })
    .method('string ToString()', (self, _, context) =>
      self instanceof PSMemberSet
        ? setText(
            self.name,
            [...self.members.values()].map(({ name }) => name),
          )
        : context.text(self.base),
    )
    .constructs('(string name)', ([name]) => new PSMemberSet(required(name, 'name'), new Map()))
    .constructs(
      `(string name, System.Collections.Generic.IEnumerable[${memberInfo}] members)`,
      ([name, members]) =>
        new PSMemberSet(
          required(name, 'name'),
          memberMap(items(members).flatMap((member) => givenMember(member) ?? [])),
        ),
    )
    .build();
}
