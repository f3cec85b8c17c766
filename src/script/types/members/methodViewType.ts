import { invokeMethod } from '../../members/invokeMethod.ts';
import { PSMethodView } from '../../members/psObject.ts';
import { NetArray } from '../../values/netArray.ts';
import { PSMethod } from '../../values/psMethod.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { instanceOf, items, argumentNull, required } from '../arguments.ts';
import { memberType } from '../enums/memberTypes.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const automation = 'System.Management.Automation';

const methodOf = instanceOf(PSMethodView, 'PSMethodInfo');

/** PSMethod and PSScriptMethod as items of `.PSObject.Methods`. */
export const methodViewType = (name: 'PSMethod' | 'PSScriptMethod'): NetType => {
  const isScript = name === 'PSScriptMethod';
  const builder = new TypeBuilder(
    `${automation}.${name}`,
    (value) =>
      value instanceof PSMethod
        ? new PSMethodView(value.name, value.definitions, value.self, value.script)
        : methodOf(value),
    { base: `${automation}.PSMethodInfo` },
  );
  if (isScript) builder.property('scriptblock Script', ({ script }) => script);
  builder
    .property(
      'System.Collections.ObjectModel.Collection[string] OverloadDefinitions',
      ({ definitions }) => new NetArray([...definitions], 'System.String'),
    )
    .property(`${automation}.PSMemberTypes MemberType`, () =>
      memberType(isScript ? 'ScriptMethod' : 'Method'),
    )
    .property('string TypeNameOfValue', ({ typeName }) => (isScript ? 'System.Object' : typeName))
    .property('System.Object Value', (self) => self)
    .property('string Name', (self) => self.name)
    .property('bool IsInstance', () => isScript)
    .method('System.Object Invoke(params System.Object[] arguments)', (self, [args = null], context) =>
      invokeMethod(self.owner, self.name, items(args), context),
    )
    .method(
      `${automation}.PSMemberInfo Copy()`,
      ({ name: own, definitions, owner, script }) => new PSMethodView(own, definitions, owner, script),
    )
    .method('string ToString()', ({ definitions }) => definitions.join(', '));
  if (isScript)
    builder.constructs('(string name, scriptblock script)', ([given, script = null]) => {
      const own = required(given, 'name');
      if (!(script instanceof ScriptBlock)) throw argumentNull('script');
      return new PSMethodView(own, [`System.Object ${own}();`], null, script);
    });
  return builder.build();
};
