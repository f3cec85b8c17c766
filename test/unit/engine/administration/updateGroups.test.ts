import assert from 'node:assert/strict';
import {
  changeGroup,
  createGroup,
  updateGroups,
} from '../../../../src/engine/administration/updateGroups.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

describe('A software update group', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await createGroup(bench.ports, 'November', 'Servers');
    await createGroup(bench.ports, 'December');
  });

  it('is renamed and described; what is not given stays', async () => {
    await changeGroup(bench.ports, 'november', { newName: 'NOVEMBER' });
    await changeGroup(bench.ports, 'December', { description: 'Clients' });
    assert.deepEqual(
      (await updateGroups(bench.ports)).map(({ name, description }) => [name, description]),
      [
        ['December', 'Clients'],
        ['NOVEMBER', 'Servers'],
      ],
    );
  });

  it('does not get the name of another one', async () => {
    await rejectsWith('alreadyExists', changeGroup(bench.ports, 'November', { newName: 'DECEMBER' }));
    await rejectsWith('invalidRequest', changeGroup(bench.ports, 'November', { newName: ' ' }));
    await rejectsWith('notFound', changeGroup(bench.ports, 'October', { newName: 'x' }));
  });
});
