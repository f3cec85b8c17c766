import assert from 'node:assert/strict';
import { AccessTokens } from '../../../src/app/accessTokens.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { MemoryStore } from '../../support/memoryStore.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';

const day = 86_400_000;

describe('Tokens for doors on other machines', () => {
  let store: MemoryStore;
  let clock: FakeClock;
  let tokens: AccessTokens;
  const open = () => AccessTokens.open({ store, fence: store.fence, clock });

  beforeEach(async () => {
    store = new MemoryStore();
    clock = new FakeClock();
    tokens = await open();
  });

  it('are told once; what is kept does not let anybody in', async () => {
    const { text, token } = await tokens.create({ name: 'ps1', scope: 'read' });
    assert.match(text, /^susync-[0-9a-f]{16}-[A-Za-z0-9_-]{43}$/);
    assert.equal(tokens.find(text)?.name, 'ps1');
    const { items } = await store.documents('accessTokens', { limit: 10 });
    assert.deepEqual(items, [token]);
    const secret = text.slice(-43);
    assert.ok(!JSON.stringify(items).includes(secret));
    for (const kept of [token.digest, token._id, `susync-${token._id}-${token.digest}`])
      assert.equal(tokens.find(kept), undefined);
  });

  it('are known to the next process, until they are revoked', async () => {
    const { text } = await tokens.create({ name: 'ps1', scope: 'operate' });
    assert.equal((await open()).find(text)?.scope, 'operate');
    await tokens.revoke('PS1');
    assert.deepEqual(
      [tokens.find(text), (await open()).find(text), tokens.list()],
      [undefined, undefined, []],
    );
    await rejectsWith('notFound', tokens.revoke('ps1'));
  });

  it('are revoked by id as well, and that is told', async () => {
    const heard: string[] = [];
    tokens.onDidRevoke((id) => heard.push(id));
    const { token } = await tokens.create({ name: 'ps1', scope: 'read' });
    await tokens.revoke(token._id);
    assert.deepEqual(heard, [token._id]);
  });

  it('expire to the millisecond', async () => {
    const { text } = await tokens.create({ name: 'x', scope: 'read', expiresDays: 2 });
    await clock.advance(2 * day - 1);
    assert.notEqual(tokens.find(text), undefined);
    await clock.advance(1);
    assert.equal(tokens.find(text), undefined);
    assert.equal(tokens.list().length, 1);
  });

  it('tell when they were last used, written at most once a minute', async () => {
    const { token } = await tokens.create({ name: 'x', scope: 'read' });
    await clock.advance(day);
    const times: (number | undefined)[] = [];
    for (const wait of [0, 30_000, 30_000]) {
      await clock.advance(wait);
      await tokens.used(token);
      times.push((await open()).list()[0]?.lastUse);
    }
    assert.deepEqual(times, [clock.now() - 60_000, clock.now() - 60_000, clock.now()]);
    await tokens.revoke('x');
    await tokens.used(token);
    assert.deepEqual(tokens.list(), []);
  });

  it('have names of their own, also when they are made at the same time', async () => {
    const made = await Promise.allSettled(
      ['ps1', 'PS1', 'ps1'].map((name) => tokens.create({ name, scope: 'read' })),
    );
    assert.deepEqual(
      made.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected'],
    );
    assert.equal(tokens.list().length, 1);
  });

  for (const name of ['', ' ', 'two words', 'a\nb', '-x', 'x'.repeat(65), '../x']) {
    it(`cannot be named “${name.slice(0, 10)}”`, async () => {
      await rejectsWith('invalidRequest', tokens.create({ name, scope: 'read' }));
    });
  }

  for (const expiresDays of [0, -1, 1.5, 1e9, Number.NaN]) {
    it(`cannot expire after ${expiresDays} days`, async () => {
      await rejectsWith('invalidRequest', tokens.create({ name: 'x', scope: 'read', expiresDays }));
    });
  }
});
