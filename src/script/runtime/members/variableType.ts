import type { NetType } from '../../types/netType.ts';
import { text } from '../../types/arguments.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { AttributeObject } from '../../values/attributeObject.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { isLocked, type ScopedItemOption, Variable } from '../../values/variable.ts';
import { notWritable, passAttributes } from '../variables/assignVariable.ts';
import { selfOf } from './selfOf.ts';

/** Numbers of System.Management.Automation.ScopedItemOptions. */
const optionNumbers: Readonly<Record<ScopedItemOption, bigint>> = {
  ReadOnly: 1n,
  Constant: 2n,
  Private: 4n,
  AllScope: 8n,
  Unspecified: 16n,
};

/** System.Management.Automation.PSVariable. */
export function variableType(): NetType {
  return new TypeBuilder('System.Management.Automation.PSVariable', selfOf(Variable))
    .property('string Name', ({ name }) => name)
    .property(
      'string Description',
      ({ description }) => description,
      (variable, value, context) => {
        variable.description = context.text(value);
      },
    )
    .property(
      'System.Object Value',
      (variable) => variable.read(),
      (variable, value) => {
        if (isLocked(variable, false)) throw notWritable(variable.name);
        variable.store(passAttributes(variable, value));
      },
    )
    .property(
      'System.Management.Automation.SessionStateEntryVisibility Visibility',
      ({ isHidden }) =>
        new EnumValue('System.Management.Automation.SessionStateEntryVisibility', isHidden ? 1n : 0n),
    )
    .property('psmoduleinfo Module', () => null)
    .property('string ModuleName', () => '')
    .property(
      'System.Management.Automation.ScopedItemOptions Options',
      ({ options }) =>
        new EnumValue(
          'System.Management.Automation.ScopedItemOptions',
          [...options].reduce((all, option) => all | optionNumbers[option], 0n),
        ),
    )
    .property(
      'System.Object Attributes',
      ({ attributes }) => new NetArray(attributes.map(({ typeName }) => new AttributeObject(typeName, []))),
    )
    .method('bool IsValidValue(System.Object value)', (variable, [value = null]) => {
      try {
        passAttributes(variable, value);
        return true;
      } catch (error) {
        if (error instanceof ScriptError || error instanceof NetThrow) return false;
        throw error;
      }
    })
    .method('string ToString()', () => 'System.Management.Automation.PSVariable')
    .constructs('(string name)', ([name]) => new Variable(text(name), null))
    .constructs(
      '(string name, System.Object value)',
      ([name, value = null]) => new Variable(text(name), value),
    )
    .build();
}
