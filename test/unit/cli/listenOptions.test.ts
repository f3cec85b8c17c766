import assert from 'node:assert/strict';
import { type ListenOptions, remoteDoorOptions } from '../../../src/cli/listenOptions.ts';

describe('The options of serve about other machines', () => {
  const read = (options: Partial<ListenOptions>) => remoteDoorOptions({ tls: true, ...options }, '/work');
  const place = { host: 'jump01', port: 9000 };

  it('say where to listen and what to show', () => {
    assert.equal(read({}), undefined);
    assert.deepEqual(read({ listen: 'jump01:9000', name: ['a.test'] }), {
      ...place,
      protection: { kind: 'ownCertificate', names: ['a.test'] },
    });
    assert.deepEqual(read({ listen: 'jump01:9000', certificate: 'c.pem', key: '/k.pem' }), {
      ...place,
      protection: { kind: 'givenCertificate', certificateFile: '/work/c.pem', keyFile: '/k.pem' },
    });
    assert.deepEqual(read({ listen: 'jump01:9000', tls: false }), { ...place, protection: { kind: 'none' } });
  });

  for (const options of [
    { tls: false },
    { name: ['a.test'] },
    { key: 'k.pem' },
    { listen: 'jump01', certificate: 'c.pem' },
    { listen: 'jump01', certificate: 'c.pem', key: 'k.pem', name: ['a.test'] },
    { listen: 'jump01', tls: false, name: ['a.test'] },
    { listen: 'no place' },
  ]) {
    it(`do not go together: ${JSON.stringify(options)}`, () => {
      assert.throws(() => read(options), { key: 'invalidRequest' });
    });
  }
});
