import { systemIds } from '../../../src/base/ids.ts';
import { openStore } from '../../../src/store/openStore.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import { storeContract } from '../../support/storeContract.ts';
import type { StoreUnderTest } from '../../support/storeContractContext.ts';
import { tempFolder } from '../../support/tempFolder.ts';

async function openEmbedded(folder: string, clock: FakeClock): Promise<StoreUnderTest> {
  const store = await openStore({ folder, clock, ids: systemIds });
  return {
    store,
    fence: store.fence,
    close: () => store.close(),
    reopen: async () => {
      await store.close();
      return openEmbedded(folder, clock);
    },
  };
}

storeContract('embedded', async (clock) => openEmbedded(await tempFolder(), clock));
