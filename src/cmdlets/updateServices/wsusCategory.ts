import { instanceOf } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { Guid } from '../../script/values/guid.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { BlockingService } from '../blockingService.ts';
import { collectionOf } from './collections.ts';
import { administration, baseApi } from './namespaces.ts';
import { enumOf } from './wsusEnums.ts';

/** A company, family or product (IUpdateCategory), or a classification (IUpdateClassification). */
export class WsusCategory extends NetObject {
  readonly typeName: string;
  readonly service: BlockingService;
  readonly view: CategoryView;

  constructor(service: BlockingService, view: CategoryView) {
    super();
    this.typeName = `${baseApi}.${view.type === 'UpdateClassification' ? 'UpdateClassification' : 'UpdateCategory'}`;
    this.service = service;
    this.view = view;
  }
}

/** Takes a category or a classification. */
export const categoryOf = instanceOf(WsusCategory, 'UpdateCategory');

/** Products, families and companies of the service. */
export function wsusCategories(service: BlockingService): readonly WsusCategory[] {
  return service.products({}).map((view) => new WsusCategory(service, view));
}

/** Classifications of the service. */
export function wsusClassifications(service: BlockingService): readonly WsusCategory[] {
  return service.classifications().map((view) => new WsusCategory(service, view));
}

/** The types of both. */
export function categoryTypes(): readonly NetType[] {
  const named = (name: string): TypeBuilder<WsusCategory> =>
    new TypeBuilder(`${baseApi}.${name}`, categoryOf, { interfaces: [`${administration}.I${name}`] })
      .property('guid Id', ({ view }) => new Guid(view.id))
      .property('string Title', ({ view }) => view.name)
      .property('string Description', ({ view }) => view.path.join(' > '))
      .property(`${administration}.UpdateSource UpdateSource`, () =>
        enumOf('UpdateSource', 'MicrosoftUpdate'),
      )
      .method('string ToString()', ({ view }) => view.name);
  return [
    named('UpdateCategory')
      .property(`${administration}.UpdateCategoryType Type`, ({ view }) =>
        enumOf('UpdateCategoryType', view.type),
      )
      .property('bool ProhibitsSubcategories', ({ view }) => view.type === 'Product')
      .property('bool ProhibitsUpdates', ({ view }) => view.type !== 'Product')
      .method(`${administration}.UpdateCategoryCollection GetSubcategories()`, ({ service, view }) =>
        collectionOf(
          'UpdateCategoryCollection',
          wsusCategories(service).filter((other) => other.view.parent === view.id),
        ),
      )
      .method(
        `${administration}.IUpdateCategory GetParentUpdateCategory()`,
        ({ service, view }): Value =>
          wsusCategories(service).find((other) => other.view.id === view.parent) ?? null,
      )
      .build(),
    named('UpdateClassification').build(),
  ];
}
