import { PSPropertySet } from '../values/psPropertySet.ts';
import { NetList } from '../values/netList.ts';
import { instanceOf, items, required } from './arguments.ts';
import { genericName } from './assemblies.ts';
import type { NetType } from './netType.ts';
import { kindValue } from './psObjectTypes.ts';
import { TypeBuilder } from './typeBuilder.ts';

const automation = 'System.Management.Automation';

/** PSPropertySet: a name for some properties. */
export function psPropertySetType(): NetType {
  return new TypeBuilder(`${automation}.PSPropertySet`, instanceOf(PSPropertySet, 'PSPropertySet'), {
    base: `${automation}.PSMemberInfo`,
  })
    .property(
      'System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames',
      ({ properties }) =>
        new NetList(
          [...properties],
          genericName('System.Collections.ObjectModel.Collection`1', ['System.String']),
        ),
    )
    .property(`${automation}.PSMemberTypes MemberType`, () => kindValue('PropertySet'))
    .property('System.Object Value', (self) => self)
    .property('string TypeNameOfValue', () => `${automation}.PSPropertySet`)
    .property('string Name', ({ name }) => name)
    .property('bool IsInstance', () => true)
    .method('string ToString()', ({ name, properties }) => `${name} {${properties.join(', ')}}`)
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
