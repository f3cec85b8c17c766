import assert from 'node:assert/strict';
import type { HealthCheck } from '../../../../src/service/metrics/health.ts';
import { MetricsServer } from '../../../../src/service/metrics/metricsServer.ts';

const well: HealthCheck = { name: 'store', ok: true, detail: 'answers' };

describe('The listener of health and metrics', () => {
  let server: MetricsServer;
  let checks: readonly HealthCheck[];
  let isReady: boolean;
  let text: () => Promise<string>;
  let failures: unknown[];

  beforeEach(async () => {
    [checks, isReady, text, failures] = [[well], true, () => Promise.resolve('a 1\n'), []];
    server = await MetricsServer.listen({
      port: 0,
      health: () => Promise.resolve(checks),
      isReady: () => isReady,
      metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: await text() }),
      onFailure: (operation, error) => failures.push([operation, error]),
    });
  });

  afterEach(() => server.close());

  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

  it('answers 503 and says which check failed', async () => {
    checks = [well, { name: 'commit', ok: false, detail: 'failed: The disk is full' }];
    for (const path of ['/healthz', '/readyz']) {
      const response = await get(path);
      assert.equal(response.status, 503);
      assert.match(await response.text(), /^ok {5}store: answers\nFAILED commit: failed: The disk is full\n/);
    }
  });

  it('is alive and no longer ready while the service ends', async () => {
    isReady = false;
    assert.equal((await get('/healthz')).status, 200);
    const ready = await get('/readyz');
    assert.equal(ready.status, 503);
    assert.match(await ready.text(), /FAILED doors: the service ends\n$/);
  });

  it('answers HEAD without a body, and takes no notice of a query', async () => {
    const head = await get('/metrics', 'HEAD');
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.equal(await (await get('/metrics?debug=1')).text(), 'a 1\n');
  });

  it('tells a failure and goes on', async () => {
    const defect = new Error('Cannot be read');
    text = () => Promise.reject(defect);
    await assert.rejects(get('/metrics'));
    assert.deepEqual(failures, [['metrics', defect]]);
    assert.equal((await get('/healthz')).status, 200);
  });
});
