import { items } from '../../script/types/arguments.ts';
import { addListMembers, addRangeMembers, listOf } from '../../script/types/collections/listMembers.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetList } from '../../script/values/netList.ts';
import type { Value } from '../../script/values/value.ts';
import { administration } from './namespaces.ts';

const strings = 'System.Collections.Specialized.StringCollection';

/** Name of a collection of the WSUS API. */
export type WsusCollection =
  | 'UpdateCategoryCollection'
  | 'UpdateClassificationCollection'
  | 'UpdateCollection'
  | 'ComputerTargetGroupCollection'
  | 'ComputerTargetCollection'
  | 'SynchronizationInfoCollection'
  | 'UpdateApprovalCollection'
  | 'DownstreamServerCollection';

const elements: Readonly<Record<WsusCollection, string>> = {
  UpdateCategoryCollection: `${administration}.IUpdateCategory`,
  UpdateClassificationCollection: `${administration}.IUpdateClassification`,
  UpdateCollection: `${administration}.IUpdate`,
  ComputerTargetGroupCollection: 'System.Object',
  ComputerTargetCollection: 'System.Object',
  SynchronizationInfoCollection: `${administration}.ISynchronizationInfo`,
  UpdateApprovalCollection: 'System.Object',
  DownstreamServerCollection: `${administration}.IDownstreamServer`,
};

/** A collection of the WSUS API. */
export function collectionOf(name: WsusCollection, values: Iterable<Value>): NetList {
  return new NetList([...values], `${administration}.${name}`, elements[name]);
}

/** A StringCollection. */
export function stringCollection(values: Iterable<string>): NetList {
  return new NetList([...values], strings, 'System.String');
}

/** The types of all of them; they are filled as an ArrayList is. */
export function collectionTypes(): readonly NetType[] {
  return [
    ...Object.entries(elements).map(([name, element]) => listType(`${administration}.${name}`, element)),
    listType(strings, 'System.String'),
  ];
}

function listType(fullName: string, element: string): NetType {
  const builder = new TypeBuilder(fullName, listOf, {
    interfaces: [
      'System.Collections.IList',
      'System.Collections.ICollection',
      'System.Collections.IEnumerable',
    ],
    typeArguments: [['T', element]],
  });
  return addRangeMembers(addListMembers(builder, 'int'), 'System.Collections.IEnumerable collection')
    .constructs('()', () => new NetList([], fullName, element))
    .build();
}

/** Texts of a collection of them, as one of a script's own making. */
export function textsOf(value: Value | undefined): readonly string[] {
  return items(value ?? null).filter((item) => typeof item === 'string');
}
