import assert from 'node:assert/strict';
import { removeSup } from '../../../../src/engine/administration/supAdministration.ts';
import { siteSups } from '../../../../src/engine/run/siteSups.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

describe('Removing the default software update point of a site', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'sup1', 'sup2', 'sup3');
  });

  const left = async () =>
    (await siteSups(bench.store, 'PS1')).map(({ serverName, isDefault }) => `${serverName} ${isDefault}`);

  it('makes the next one the source', async () => {
    await removeSup(bench.ports, 'PS1', 'sup1');
    assert.deepEqual(await left(), ['sup2 true', 'sup3 false']);
  });

  it('makes the one the source that is named', async () => {
    await removeSup(bench.ports, 'PS1', 'sup1', 'SUP3');
    assert.deepEqual((await left()).sort(), ['sup2 false', 'sup3 true']);
  });

  it('is refused where there is no other one of that name', async () => {
    await rejectsWith('notFound', removeSup(bench.ports, 'PS1', 'sup1', 'sup1'));
    assert.equal((await left()).length, 3);
  });
});
