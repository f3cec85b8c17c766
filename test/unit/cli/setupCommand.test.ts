import assert from 'node:assert/strict';
import { CommandTest } from '../../support/commandTest.ts';
import { parsed } from '../../support/parsedJson.ts';

describe('susync setup', () => {
  it('says where this user works, and offers to share', async () => {
    const { stdout } = await new CommandTest().run('setup --data /x');
    assert.match(
      stdout,
      /^Data folder: \/x\nIt is private\. .* \/var\/lib\/software-update-sync with\n {2}susync setup --shared/,
    );
    const shared = new CommandTest({}, { roleIn: () => 'operate', sharedFolder: '/shared' });
    assert.equal(
      (await shared.run('setup')).stdout,
      'Data folder: /shared\nIt is shared; you may operate.\n',
    );
    assert.deepEqual(parsed((await shared.run('setup --json')).stdout), {
      folder: '/shared',
      isShared: true,
      role: 'operate',
    });
  });

  it('shares a data folder between the groups that it is given, by default the one of the machine', async () => {
    const asked: unknown[] = [];
    const setUpShared = (setup: unknown): Promise<void> => {
      asked.push(setup);
      return Promise.resolve();
    };
    const test = new CommandTest({}, { setUpShared });
    const { stdout } = await test.run(
      'setup --shared --readers helpdesk --administrators wsus --owner susync',
    );
    assert.equal(
      stdout,
      [
        '/var/lib/software-update-sync is shared.',
        '  read        helpdesk',
        '  administer  wsus',
        'Start its service, which all of them use, as its owner: susync serve',
        'Members of these groups use it without further options.',
        '',
      ].join('\n'),
    );
    await test.run('setup --shared pool --operators wsus');
    assert.deepEqual(asked, [
      {
        folder: '/var/lib/software-update-sync',
        groups: { read: 'helpdesk', administer: 'wsus' },
        owner: 'susync',
      },
      { folder: '/work/pool', groups: { operate: 'wsus' } },
    ]);
  });

  it('refuses groups without --shared, and --shared without groups', async () => {
    for (const line of ['setup --readers helpdesk', 'setup --shared'])
      assert.equal((await new CommandTest().run(line)).exitCode, 2, line);
  });
});
