import { bool, text } from '../../types/arguments.ts';
import { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { NetList } from '../../values/netList.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { RuntimeParameter } from '../blocks/runtimeParameter.ts';
import { selfOf } from './selfOf.ts';

/** System.Management.Automation.RuntimeDefinedParameter. */
export function runtimeParameterType(): NetType {
  const typeOf = (value: Value | undefined): NetType | null => (value instanceof NetType ? value : null);
  return new TypeBuilder('System.Management.Automation.RuntimeDefinedParameter', selfOf(RuntimeParameter))
    .property(
      'string Name',
      ({ name }) => name,
      (self, value) => {
        self.name = text(value);
      },
    )
    .property(
      'type ParameterType',
      ({ parameterType }) => parameterType,
      (self, value) => {
        self.parameterType = typeOf(value);
      },
    )
    .property(
      'System.Object Value',
      ({ value }) => value,
      (self, value) => {
        self.value = value;
        self.isSet = true;
      },
    )
    .property(
      'bool IsSet',
      ({ isSet }) => isSet,
      (self, value) => {
        self.isSet = bool(value);
      },
    )
    .property(
      'System.Collections.ObjectModel.Collection[System.Attribute] Attributes',
      ({ attributes }) => attributes,
    )
    .constructs('()', () => new RuntimeParameter('', null, null))
    .constructs(
      '(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)',
      ([name, type, attributes]) =>
        new RuntimeParameter(
          text(name),
          typeOf(type),
          attributes instanceof NetList || attributes instanceof NetObject ? attributes : null,
        ),
    )
    .build();
}
