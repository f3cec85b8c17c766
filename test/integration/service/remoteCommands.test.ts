import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connectService } from '../../../src/service/connectService.ts';
import { connectRemote } from '../../../src/service/remote/connectRemote.ts';
import { openService } from '../../../src/service/openService.ts';
import { restoreDataFolder } from '../../../src/service/restoreDataFolder.ts';
import { runService, type RunningService } from '../../../src/service/runService.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const version = '1.2.3';

describe('Commands that use a service on another machine', () => {
  let folder: string;
  let running: RunningService;
  let url: string;
  let pin: string;
  let administrator: string;
  const failures: unknown[] = [];

  before(async () => {
    folder = await tempFolder();
    running = await runService({
      ...{ folder, version, onDemand: false },
      remote: { host: '127.0.0.1', port: 0, protection: { kind: 'ownCertificate', names: [] } },
      onFailure: (_operation, error) => failures.push(error),
    });
    url = running.remote?.url ?? '';
    pin = running.remote?.fingerprint ?? '';
    administrator = await newToken('administer');
  });

  after(async () => {
    await running.end('The test is over');
    assert.deepEqual(failures, []);
  });

  async function newToken(scope: 'read' | 'administer'): Promise<string> {
    const door = await connectService({ folder, version, start: 'never', command: [] });
    const { text } = await door.service.createToken({ name: scope, scope });
    await door.close();
    return text;
  }

  function run(words: string, environment: Readonly<Record<string, string>>) {
    const test = new CommandTest(
      {},
      {
        environment,
        connectRemote: async (request) => ({
          ...(await connectRemote({ ...request, version })),
          goesOn: true,
        }),
      },
    );
    return test.run(words);
  }

  const trusted = () => ({ SUSYNC_SERVICE_URL: url, SUSYNC_TOKEN: administrator, SUSYNC_PIN: pin });

  it('work there as here', async () => {
    for (const [words, output] of [
      ['site add CS1 --type cas', /CS1/],
      ['site list', /CS1/],
      ['settings show', /proxy\.password/],
      ['token list', /administer/],
      ['service status', /Connections: +1/],
    ] as const) {
      const { stdout, stderr, exitCode } = await run(words, trusted());
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, output);
    }
  });

  it('stand with their token in the log, done or not, where they change something', async () => {
    assert.equal((await run('settings set alerts.noSuccessHours=12', trusted())).exitCode, 0);
    assert.equal((await run('site remove ZZZ', trusted())).exitCode, 1);
    const { stdout } = await run('log --site CS1 --lines 20', trusted());
    assert.match(stdout, /addSite of CS1 by token administer\s/);
    assert.match(stdout, /setSettings by token administer\s/);
    assert.match(stdout, /removeSite of ZZZ by token administer failed \(0x[0-9A-F]{8}\): /i);
    assert.doesNotMatch(stdout, /^(sites|settings|tokens) by /m);
  });

  it('take address, token and pin from options, and the root from --ca', async () => {
    const file = path.join(folder, 'token');
    await writeFile(file, `${administrator}\n`);
    const root = path.join(folder, 'certificate-authority.pem');
    for (const words of [
      `--connect ${url} --connect-pin ${pin} --connect-token-file ${file} site list`,
      `--connect ${url} --ca ${root} --connect-token ${administrator} site list`,
    ])
      assert.equal((await run(words, {})).exitCode, 0);
  });

  it('say how to trust a service that they do not know', async () => {
    const { stderr, exitCode } = await run(`--connect ${url} status`, { SUSYNC_TOKEN: administrator });
    assert.equal(exitCode, 1);
    assert.match(stderr, /untrustedCertificate/);
    assert.ok(stderr.includes(`--connect-pin ${pin.replaceAll(':', '')}`));
  });

  it('are refused where files of this machine are meant, and without a token', async () => {
    for (const [words, message] of [
      ['repair', /data folder of this machine/],
      ['restore x.tar', /data folder of this machine/],
      ['serve', /data folder of this machine/],
      ['backup here.tar', /no absolute path on the machine of the service/],
      [`--connect ${url} --data ${folder} status`, /not both/],
    ] as const) {
      const { stderr, exitCode } = await run(words, trusted());
      assert.equal(exitCode, 2, words);
      assert.match(stderr, message);
    }
    const { stderr } = await run('status', { SUSYNC_SERVICE_URL: url });
    assert.match(stderr, /asks for a token/);
  });

  it('may do what their token may; secrets are shown to none', async () => {
    const environment = { ...trusted(), SUSYNC_TOKEN: await newToken('read') };
    assert.equal((await run('site list', environment)).exitCode, 0);
    const refused = await run(`backup ${path.join(folder, 'b.tar')}`, environment);
    assert.match(refused.stderr, /accessDenied/);
    await run('settings set proxy.password=hidden', trusted());
    const { stdout } = await run('settings show', trusted());
    assert.ok(!stdout.includes('hidden'));
  });

  it('make backups there, which bring no token back', async () => {
    const file = path.join(await tempFolder(), 'backup.tar');
    assert.equal((await run(`backup ${file}`, trusted())).exitCode, 0);
    const restored = path.join(await tempFolder(), 'restored');
    await restoreDataFolder(file, restored);
    const opened = await openService({ folder: restored });
    assert.equal((await opened.service.sites()).length, 1);
    assert.deepEqual(await opened.service.tokens(), []);
    await opened.close();
  });

  it('keep no token in the data folder', async () => {
    const secret = administrator.slice(-43);
    for (const file of ['own-certificate.json', 'service.json', 'db/accessTokens.db']) {
      const text = await readFile(path.join(folder, file), 'utf8');
      assert.ok(!text.includes(secret), file);
    }
  });
});

describe('A service that listens', () => {
  it('refuses other machines without TLS, and what is no certificate', async () => {
    const base = { version, onDemand: false, onFailure: assert.ifError };
    const missing = { certificateFile: '/missing.pem', keyFile: '/missing.pem' };
    for (const [key, protection] of [
      ['insecureListener', { kind: 'none' }],
      ['unusableCertificate', { kind: 'givenCertificate', ...missing }],
    ] as const) {
      const remote = { host: '0.0.0.0', port: 0, protection };
      await rejectsWith(key, runService({ ...base, folder: await tempFolder(), remote }));
    }
  });
});
