import assert from 'node:assert/strict';
import https from 'node:https';
import { systemClock } from '../../../../src/base/clock.ts';
import { systemIds } from '../../../../src/base/ids.ts';
import { UpdateServiceListener } from '../../../../src/protocol/server/updateServiceListener.ts';
import { softwareDistribution } from '../../../../src/protocol/soap/namespaces.ts';
import { servicePaths } from '../../../../src/protocol/soap/operations.ts';
import { ListeningService, soapRequest } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { selfSignedCertificate } from '../../../support/selfSignedCertificate.ts';

describe('The update service over HTTPS', () => {
  const { key, cert } = selfSignedCertificate('update.example');
  const options = {
    catalog: new MemoryCatalog(),
    secret: Buffer.alloc(32),
    clock: systemClock,
    ids: systemIds,
    serverName: 'update.example',
    tls: { key, cert },
  };
  const listener = new UpdateServiceListener(options);

  after(() => listener.close(0));

  it('answers clients that trust its certificate, and calls itself by its https address in faults', async () => {
    const { url, port } = await listener.listen({ port: 0 });
    assert.equal(url, `https://127.0.0.1:${port}`);
    const text = await new Promise<string>((resolve, reject) => {
      const trusting = { ca: cert, method: 'POST', agent: false } as const;
      const request = https.request(`${url}${servicePaths.serverSync}`, trusting, (response) => {
        let received = '';
        response.on('data', (chunk: Buffer) => (received += chunk.toString()));
        response.on('end', () => {
          resolve(received);
        });
      });
      request.on('error', reject);
      request.end(soapRequest('GetConfigData', softwareDistribution, ''));
    });
    assert.ok(text.includes(`<faultactor>${url}${servicePaths.serverSync}</faultactor>`), text);
  });

  it('does not begin to listen at a port that is taken', async () => {
    const taken = await ListeningService.open(new MemoryCatalog());
    const other = new UpdateServiceListener(options);
    await assert.rejects(other.listen({ port: taken.port }), { code: 'EADDRINUSE' });
    await other.close(0);
  });
});
