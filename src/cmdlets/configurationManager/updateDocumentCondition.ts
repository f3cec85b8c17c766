import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import type { BlockingService } from '../blockingService.ts';
import { givenMoment } from '../localTime.ts';
import { nameTest } from '../nameTest.ts';

/** Conditions of -BulletinId, -DateRevisedMin, -DateRevisedMax, -EulaExist and -Vendor; an update's document is read only where one of them is given. */
export function documentCondition(
  runtime: CommandRuntime,
  service: BlockingService,
): (update: UpdateView) => boolean {
  const byVendor = vendorCondition(runtime, service);
  const names = ['BulletinId', 'DateRevisedMin', 'DateRevisedMax', 'EulaExist'];
  if (!names.some((name) => runtime.has(name))) return byVendor;
  const byBulletin = nameTest(runtime, 'BulletinId');
  const eula = runtime.value('EulaExist');
  const first = givenMoment(runtime, 'DateRevisedMin') ?? 0;
  const last = givenMoment(runtime, 'DateRevisedMax') ?? Number.POSITIVE_INFINITY;
  return (update) => {
    if (!byVendor(update)) return false;
    const { header } = service.update({ id: update.updateId });
    const revised = Date.parse(header.created);
    return (
      (!runtime.has('BulletinId') || header.bulletinIds.some(byBulletin)) &&
      (typeof eula !== 'boolean' || header.eulaFiles.length > 0 === eula) &&
      revised >= first &&
      revised <= last
    );
  };
}

/** The vendor is the company that an update's products stand below. */
function vendorCondition(runtime: CommandRuntime, service: BlockingService): (update: UpdateView) => boolean {
  if (!runtime.has('Vendor')) return () => true;
  const byVendor = nameTest(runtime, 'Vendor');
  const products = service.products({});
  const names = new Set(
    products.filter(({ path: [company = ''] }: CategoryView) => byVendor(company)).map(({ name }) => name),
  );
  return (update) => update.products.some((name) => names.has(name));
}
