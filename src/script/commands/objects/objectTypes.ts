import { int, text, wrongSelf } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import type { Value } from '../../values/value.ts';
import { GroupInfo } from './groupInfo.ts';
import { GenericMeasureInfo, TextMeasureInfo } from './measureInfo.ts';
import { MemberDefinition } from './memberDefinition.ts';

const namespace = 'Microsoft.PowerShell.Commands';

/** MemberDefinition; as a text its definition. */
export function memberDefinitionType(): NetType {
  const self = (value: Value): MemberDefinition => {
    if (value instanceof MemberDefinition) return value;
    throw wrongSelf('MemberDefinition');
  };
  return new TypeBuilder(`${namespace}.MemberDefinition`, self)
    .property('string TypeName', ({ owner }) => owner)
    .property('string Name', ({ name }) => name)
    .property('System.Management.Automation.PSMemberTypes MemberType', ({ memberType }) => memberType)
    .property('string Definition', ({ definition }) => definition)
    .method('string ToString()', ({ definition }) => definition)
    .build();
}

/** GroupInfo and GroupInfoNoElement. */
export function groupTypes(): NetType[] {
  const self = (value: Value): GroupInfo => {
    if (value instanceof GroupInfo) return value;
    throw wrongSelf('GroupInfo');
  };
  const group = new TypeBuilder(`${namespace}.GroupInfo`, self)
    .property('System.Collections.ArrayList Values', ({ values }) => values)
    .property('int Count', ({ count }) => count)
    .property('System.Collections.ObjectModel.Collection[psobject] Group', (info) => info.group)
    .property('string Name', ({ name }) => name)
    .build();
  const bare = new TypeBuilder(`${namespace}.GroupInfoNoElement`, self, {
    base: `${namespace}.GroupInfo`,
  }).build();
  return [group, bare];
}

/** What Measure-Object writes. */
export function measureTypes(): NetType[] {
  const info = new TypeBuilder(`${namespace}.MeasureInfo`, (value) => value).build();
  const numbers = (value: Value): GenericMeasureInfo => {
    if (value instanceof GenericMeasureInfo) return value;
    throw wrongSelf('GenericMeasureInfo');
  };
  const generic = (name: string, extreme: string) =>
    new TypeBuilder(`${namespace}.${name}`, numbers, { base: `${namespace}.MeasureInfo` })
      .property(
        'int Count',
        ({ count }) => count,
        (self, value) => {
          self.count = int(value);
        },
      )
      .property(
        'System.Nullable[double] Average',
        ({ average }) => average,
        (self, value) => {
          self.average = value;
        },
      )
      .property(
        'System.Nullable[double] Sum',
        ({ sum }) => sum,
        (self, value) => {
          self.sum = value;
        },
      )
      .property(
        `${extreme} Maximum`,
        ({ maximum }) => maximum,
        (self, value) => {
          self.maximum = value;
        },
      )
      .property(
        `${extreme} Minimum`,
        ({ minimum }) => minimum,
        (self, value) => {
          self.minimum = value;
        },
      )
      .property(
        'System.Nullable[double] StandardDeviation',
        ({ standardDeviation }) => standardDeviation,
        (self, value) => {
          self.standardDeviation = value;
        },
      )
      .property(
        'string Property',
        ({ property }) => property,
        (self, value) => {
          self.property = text(value);
        },
      )
      .build();
  const texts = (value: Value): TextMeasureInfo => {
    if (value instanceof TextMeasureInfo) return value;
    throw wrongSelf('TextMeasureInfo');
  };
  const ofTexts = new TypeBuilder(`${namespace}.TextMeasureInfo`, texts, { base: `${namespace}.MeasureInfo` })
    .property('System.Nullable[int] Lines', ({ lines }) => lines)
    .property('System.Nullable[int] Words', ({ words }) => words)
    .property('System.Nullable[int] Characters', ({ characters }) => characters)
    .property('string Property', ({ property }) => property)
    .build();
  return [
    info,
    generic('GenericMeasureInfo', 'System.Nullable[double]'),
    generic('GenericObjectMeasureInfo', 'System.Object'),
    ofTexts,
  ];
}
