import type { NetType } from '../../script/types/netType.ts';
import { unixOfTicks } from '../../script/values/calendar.ts';
import { DateTime, maximumTicks } from '../../script/values/dateTime.ts';
import { EnumValue } from '../../script/values/enumValue.ts';
import { NetList } from '../../script/values/netList.ts';
import { readOnce } from '../../base/readOnce.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import { Bag, bagType } from './bag.ts';
import { collectionOf } from './collections.ts';
import { administration } from './namespaces.ts';
import { WsusCategory } from './wsusCategory.ts';
import { enumOf, hasFlag } from './wsusEnums.ts';

const fullName = `${administration}.UpdateScope`;
const dates = ['FromArrivalDate', 'ToArrivalDate', 'FromCreationDate', 'ToCreationDate'];

/** UpdateScope: which updates are looked for; a new one means all of them. */
export function updateScopeType(): NetType {
  return bagType(
    fullName,
    [
      `${administration}.ApprovedStates ApprovedStates`,
      `${administration}.UpdateInstallationStates IncludedInstallationStates`,
      `${administration}.UpdateInstallationStates ExcludedInstallationStates`,
      `${administration}.UpdateApprovalActions UpdateApprovalActions`,
      `${administration}.UpdateSources UpdateSources`,
      `${administration}.UpdateTypes UpdateTypes`,
      `${administration}.UpdateCategoryCollection Categories`,
      `${administration}.UpdateClassificationCollection Classifications`,
      `${administration}.ComputerTargetGroupCollection ApprovedComputerTargetGroups`,
      ...['string TextIncludes', 'string TextNotIncludes', 'bool ExcludeOptionalUpdates'],
      'bool IsWsusInfrastructureUpdate',
      ...dates.map((name) => `datetime ${name}`),
    ],
    { set: true },
  )
    .constructs('()', () => newScope())
    .build();
}

function newScope(): Bag {
  return new Bag(fullName, {
    ApprovedStates: enumOf('ApprovedStates', 'Any'),
    IncludedInstallationStates: enumOf('UpdateInstallationStates', 'All'),
    ExcludedInstallationStates: new EnumValue(`${administration}.UpdateInstallationStates`, 0n),
    UpdateApprovalActions: enumOf('UpdateApprovalActions', 'All'),
    UpdateSources: enumOf('UpdateSources', 'All'),
    UpdateTypes: enumOf('UpdateTypes', 'All'),
    Categories: collectionOf('UpdateCategoryCollection', []),
    Classifications: collectionOf('UpdateClassificationCollection', []),
    ApprovedComputerTargetGroups: collectionOf('ComputerTargetGroupCollection', []),
    TextIncludes: null,
    TextNotIncludes: null,
    ExcludeOptionalUpdates: false,
    IsWsusInfrastructureUpdate: false,
    ...Object.fromEntries(
      dates.map((name) => [name, new DateTime(name.startsWith('From') ? 0n : maximumTicks, 'Utc')]),
    ),
  });
}

/**
 * Whether an update is within a scope. Nothing is approved here, so that an update is either declined or not approved; it arrived when it was
 * released. What computers have installed is not known: states of installation select nothing.
 */
export function isInScope(scope: Bag): (update: UpdateView) => boolean {
  const states = scope.value('ApprovedStates');
  const bits = states instanceof EnumValue ? states.value : -1n;
  const [wantsDeclined, wantsOthers] = [
    hasFlag(bits, 'ApprovedStates', 'Declined'),
    hasFlag(bits, 'ApprovedStates', 'NotApproved'),
  ];
  const classifications = titlesOf(scope.value('Classifications'));
  const categories = titlesOf(scope.value('Categories'));
  const includes = textOf(scope.value('TextIncludes'));
  const excludes = textOf(scope.value('TextNotIncludes'));
  const from = Math.max(momentOf(scope, 'FromArrivalDate'), momentOf(scope, 'FromCreationDate'));
  const to = Math.min(momentOf(scope, 'ToArrivalDate'), momentOf(scope, 'ToCreationDate'));
  return (update) => {
    const title = update.title.toLowerCase();
    const released = Date.parse(update.released);
    return (
      (update.state.includes('declined') ? wantsDeclined : wantsOthers) &&
      (classifications.size === 0 || classifications.has(update.classification)) &&
      (categories.size === 0 || update.products.some((name) => categories.has(name))) &&
      (includes === '' || title.includes(includes) || update.articleId === includes.replace(/^kb/, '')) &&
      (excludes === '' || !title.includes(excludes)) &&
      released >= from &&
      released <= to
    );
  };
}

function titlesOf(value: unknown): ReadonlySet<string> {
  const found = (value instanceof NetList ? value.items : []).filter((item) => item instanceof WsusCategory);
  const products = readOnce(() => found[0]?.service.products({}) ?? []);
  return new Set(found.flatMap((item) => memberNames(item, products)));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function momentOf(scope: Bag, name: string): number {
  const value = scope.value(name);
  return value instanceof DateTime ? unixOfTicks(value.ticks) : 0;
}

/** A family or company stands for its products. */
function memberNames({ view }: WsusCategory, products: () => readonly CategoryView[]): readonly string[] {
  if (view.type === 'Product' || view.type === 'UpdateClassification') return [view.name];
  return products().flatMap(({ path, name }) => (path.includes(view.name) ? [name] : []));
}
