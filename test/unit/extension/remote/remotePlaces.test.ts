import assert from 'node:assert/strict';
import {
  forgetRemotePlace,
  keepRemotePlace,
  type PlaceMemory,
  remotePlace,
  remoteToken,
} from '../../../../src/extension/remote/remotePlaces.ts';

/** What VS Code keeps for an extension, in maps. */
function memory() {
  const state = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  const kept: PlaceMemory = {
    globalState: {
      keys: () => [...state.keys()],
      get: (key: string, instead?: unknown) => state.get(key) ?? instead,
      update: (key, value) => {
        state.set(key, value);
        return Promise.resolve();
      },
      setKeysForSync: () => undefined,
    },
    secrets: {
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => {
        secrets.set(key, value);
        return Promise.resolve();
      },
      delete: (key) => {
        secrets.delete(key);
        return Promise.resolve();
      },
      onDidChange: () => {
        throw new Error('Nobody listens');
      },
    },
  };
  return { kept, state, secrets };
}

const place = { url: 'susync://jump01:8633', pin: 'A'.repeat(64) };

describe('The service on another machine', () => {
  it('is kept without its token, which goes into the secret storage', async () => {
    const { kept, state, secrets } = memory();
    assert.equal(remotePlace(kept), undefined);
    await keepRemotePlace(kept, place, 'susync-token');
    assert.deepEqual(remotePlace(kept), place);
    assert.equal(await remoteToken(kept, place.url), 'susync-token');
    assert.equal(await remoteToken(kept, 'susync://other:8633'), undefined);
    assert.doesNotMatch(JSON.stringify([...state]), /susync-token/);
    assert.equal(secrets.size, 1);
  });

  it('is forgotten with its token', async () => {
    const { kept, secrets } = memory();
    await keepRemotePlace(kept, place, 'susync-token');
    await forgetRemotePlace(kept);
    assert.equal(remotePlace(kept), undefined);
    assert.equal(secrets.size, 0);
    await forgetRemotePlace(kept);
  });

  it('is known to this window alone where VS Code keeps no secrets, and why is told', async () => {
    const { kept } = memory();
    const refuses = () => Promise.reject(new Error('no keyring'));
    const secrets = { ...kept.secrets, store: refuses, delete: refuses };
    const without = { ...kept, secrets };
    assert.equal(await keepRemotePlace(kept, place, 'susync-token'), undefined);
    assert.match((await keepRemotePlace(without, place, 'newer')) ?? '', /no keyring/);
    assert.equal(await remoteToken(without, place.url), 'newer');
    await forgetRemotePlace(without);
    assert.equal(remotePlace(without), undefined);
  });

  it('is none where what was kept is no place', () => {
    for (const value of [1, 'susync://x', {}, { url: 3 }, null]) {
      const { kept, state } = memory();
      state.set('remote.place', value);
      assert.equal(remotePlace(kept), undefined);
    }
    const { kept, state } = memory();
    state.set('remote.place', { url: 'susync://x:1', pin: 7 });
    assert.deepEqual(remotePlace(kept), { url: 'susync://x:1' });
  });
});
