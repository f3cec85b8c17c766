import assert from 'node:assert/strict';
import type { TokenView } from '../../../src/service/api/access.ts';
import { CommandTest } from '../../support/commandTest.ts';

const token: TokenView = {
  ...{ id: '0123456789abcdef', name: 'ps1', scope: 'operate', isExpired: false },
  created: '2026-11-23T12:00:00.000Z',
  expires: null,
  lastUse: '2026-11-24T11:00:00.000Z',
};

describe('The commands of tokens', () => {
  it('show a new token on standard output alone, once', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      createToken: (request) => {
        asked.push(request);
        return Promise.resolve({ text: 'susync-0123456789abcdef-secret', token });
      },
    });
    const made = await test.run('token create --name ps1 --scope operate --expires 30');
    assert.equal(made.stdout, 'susync-0123456789abcdef-secret\n');
    assert.match(made.stderr, /not shown again/);
    assert.deepEqual(asked, [{ name: 'ps1', scope: 'operate', expiresDays: 30 }]);
  });

  it('list and revoke them', async () => {
    const expired = { ...token, name: 'old', isExpired: true, lastUse: null };
    const test = new CommandTest({
      tokens: () => Promise.resolve([token, expired]),
      revokeToken: ({ name }) => Promise.resolve({ ...token, name }),
    });
    const { stdout } = await test.run('token list');
    assert.match(stdout, /ps1 +operate +\S.* never +1 hour ago|ps1 +operate/);
    assert.match(stdout, /old +operate .*expired +never/);
    assert.equal((await test.run('token revoke ps1')).stdout, 'Revoked ps1.\n');
  });

  for (const words of [
    'token create --name x',
    'token create --scope read',
    'token create --name x --scope all',
    'token create --name x --scope read --expires 0',
  ])
    it(`refuse: ${words}`, async () => {
      assert.equal((await new CommandTest().run(words)).exitCode, 2);
    });
});
