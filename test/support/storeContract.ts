import { FakeClock } from './fakeClock.ts';
import { catalogContract } from './storeContractCatalogs.ts';
import { StoreContractContext, type StoreUnderTest } from './storeContractContext.ts';
import { documentContract } from './storeContractDocuments.ts';
import { recordContract } from './storeContractRecords.ts';

/** What every implementation of `Store` must do. `openFresh` opens an empty store that reads the given clock. */
export function storeContract(name: string, openFresh: (clock: FakeClock) => Promise<StoreUnderTest>): void {
  describe(`Store contract: ${name}`, () => {
    const context = new StoreContractContext();

    beforeEach(async () => {
      context.clock = new FakeClock();
      context.opened = await openFresh(context.clock);
    });
    afterEach(() => context.opened.close());

    recordContract(context);
    catalogContract(context);
    documentContract(context);
  });
}
