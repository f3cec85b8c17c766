import assert from 'node:assert/strict';
import { newAuthority, newServerCertificate } from '../../../../src/app/certificates/signCertificate.ts';
import { tlsRefusal } from '../../../support/tlsExchange.ts';

const period = { from: Date.now() - 1000, until: Date.now() + 86_400_000 };

describe('An own authority', () => {
  const authority = newAuthority({ subject: 'Authority', names: ['corp.test', '127.0.0.1'], ...period });
  const refusal = (host: string) => {
    const server = newServerCertificate({ subject: host, names: [host], ...period }, authority);
    return tlsRefusal({ ...server, authority: authority.certificate, host });
  };

  for (const host of ['corp.test', 'wsus.corp.test'])
    it(`vouches for ${host}`, async () => {
      assert.equal(await refusal(host), undefined);
    });

  for (const host of ['bank.test', 'notcorp.test'])
    it(`cannot vouch for ${host}, whoever got hold of its key`, async () => {
      assert.match(String(await refusal(host)), /permitted subtree/);
    });

  it('signs no further authority', async () => {
    const between = newServerCertificate({ subject: 'between', names: ['corp.test'], ...period }, authority);
    const server = newServerCertificate({ subject: 'x', names: ['corp.test'], ...period }, between);
    const certificate = server.certificate + between.certificate;
    const refused = await tlsRefusal({
      ...{ certificate, key: server.key },
      ...{ authority: authority.certificate, host: 'corp.test' },
    });
    assert.match(String(refused), /invalid CA|purpose|certificate/i);
  });
});
