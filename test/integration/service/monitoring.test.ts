import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { runService, type RunningService } from '../../../src/service/runService.ts';
import { serviceAddress } from '../../../src/service/serviceAddress.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { readExposition } from '../../support/expositionFormat.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('Health and metrics of the service', () => {
  let folder: string;
  let running: RunningService;
  const failures: unknown[] = [];
  const options = () => ({
    ...{ folder, version: '1.2.3', onDemand: false, metricsPort: 0 },
    onFailure: (_operation: string, error: unknown) => failures.push(error),
  });

  before(async () => {
    folder = await tempFolder();
    running = await runService(options());
  });

  after(async () => {
    await running.end('over');
    assert.deepEqual(failures, []);
  });

  const url = (path: string): string => `${running.metricsUrl ?? ''}${path}`;
  const scrape = async () => readExposition(await (await fetch(url('/metrics'))).text());

  it('say that the service is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await fetch(url(path));
      assert.equal(response.status, 200);
      assert.match(
        await response.text(),
        /^ok {5}heartbeat: \d+ s ago\nok {5}commit: waiting 0 s\nok {5}store: answers\n/,
      );
    }
  });

  it('are in text format 0.0.4 from the first moment on', async () => {
    const response = await fetch(url('/metrics'));
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    const families = readExposition(await response.text());
    assert.deepEqual(families.get('susync_build_info')?.samples[0]?.labels, { version: '1.2.3' });
    assert.equal(families.get('susync_service_doors')?.samples[0]?.value, 0);
  });

  it('tell states, runs, updates and sizes after a synchronization of the sample', async function () {
    this.timeout(60_000);
    const door = await connectService({ folder, version: '1.2.3', start: 'never', command: [] });
    await door.service.sample({ updates: 200 });
    const families = await scrape();
    const { health } = await door.state();
    assert.deepEqual([health?.notificationsWaiting, health?.failingChannels], [0, []]);
    await door.close();
    const samples = (name: string) => families.get(name)?.samples ?? [];
    assert.deepEqual(
      samples('susync_sup_sync_state').map(({ labels, value }) => [labels['site'], value]),
      [
        ['CS1', 6702],
        ['PS1', 6702],
        ['PS1', 6702],
        ['PS2', 6702],
        ['SS1', 6702],
      ],
    );
    assert.deepEqual(
      samples('susync_runs_total')
        .filter(({ labels }) => labels['kind'] === 'full')
        .map(({ labels, value }) => [labels['site'], labels['outcome'], value])
        .sort(),
      ['CS1', 'PS1', 'PS2', 'SS1'].map((site) => [site, 'succeeded', 1]),
    );
    assert.ok(
      samples('susync_updates_total').some(({ labels, value }) => labels['result'] === 'new' && value > 50),
    );
    assert.ok(
      samples('susync_run_duration_seconds').filter(
        ({ name, labels }) => name.endsWith('_count') && labels['kind'] === 'full',
      ).length === 4,
    );
    assert.ok((samples('susync_store_records')[0]?.value ?? 0) > 200);
    assert.ok(
      samples('susync_store_bytes').some(({ labels, value }) => labels['part'] === 'segments' && value > 0),
    );
    assert.deepEqual(
      samples('susync_site_versions_behind_parent').map(({ value }) => value),
      [0, 0, 0],
    );
    assert.equal(samples('susync_service_doors')[0]?.value, 1);
    assert.deepEqual(
      samples('susync_alerts_active').map(({ value }) => value),
      [0, 0, 0],
    );
    // Asked for again, nothing is counted twice.
    const again = (await scrape()).get('susync_runs_total')?.samples;
    assert.deepEqual(again, samples('susync_runs_total'));
  });

  it('have every name that the README watches', async () => {
    const families = await scrape();
    const readme = await readFile('README.md', 'utf8');
    const names = [...new Set(readme.match(/\bsusync_\w+/g) ?? [])];
    assert.ok(names.length > 5);
    assert.deepEqual(
      names.filter((name) => !families.has(name)),
      [],
    );
  });

  it('answer nothing else, no other method and no page under another name', async () => {
    assert.equal((await fetch(url('/'))).status, 404);
    assert.equal((await fetch(url('/metrics'), { method: 'POST', body: 'x' })).status, 405);
    const port = new URL(url('/')).port;
    const status = await new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: '/metrics', headers: { Host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403);
  });

  it('are refused where another program has the port, and the folder is free again', async () => {
    const port = Number(new URL(url('/')).port);
    const other = { ...options(), folder: await tempFolder(), metricsPort: port };
    await rejectsWith('portTaken', runService(other));
    // Whoever could not start no longer listens to doors.
    await assert.rejects(once(connect(await serviceAddress(other.folder)), 'connect'));
    const second = await runService({ ...other, metricsPort: 0 });
    await second.end('over');
  });
});
