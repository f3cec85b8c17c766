import assert from 'node:assert/strict';
import {
  accessRequest,
  filePathProblem,
  noAccess,
  pinProblem,
} from '../../../../src/extension/sites/sourceAccess.ts';

const digest = 'a5'.repeat(32);

describe('What is typed about the access to a source', () => {
  for (const [text, wrong] of [
    ['', undefined],
    [digest, undefined],
    [` ${digest.replace(/(..)(?!$)/g, '$1:')} `, undefined],
    [digest.slice(1), /64 hexadecimal digits/],
    ['contoso', /64 hexadecimal digits/],
  ] as const)
    it(`says of the pin “${text}” ${wrong === undefined ? 'nothing' : 'what it should be'}`, () => {
      if (wrong === undefined) assert.equal(pinProblem(text), undefined);
      else assert.match(pinProblem(text) ?? '', wrong);
    });

  for (const [text, isRight] of [
    ['', true],
    ['/etc/susync/client.pem', true],
    ['C:\\susync\\client.pem', true],
    ['\\\\files\\keys\\client.pem', true],
    ['client.pem', false],
    ['~/client.pem', false],
  ] as const)
    it(`takes “${text}” for ${isRight ? 'the path of a file, or none' : 'no absolute path'}`, () => {
      assert.equal(filePathProblem(text) === undefined, isRight);
    });

  it('asks the service for what was said, and for nothing of what was left empty', () => {
    assert.deepEqual(accessRequest(noAccess), {});
    assert.deepEqual(accessRequest({ ...noAccess, secret: '6b7c' }), { secret: '6b7c' });
    assert.deepEqual(
      accessRequest({ pin: digest, secret: '', certificateFile: '/c.pem', keyFile: '/c.key' }),
      { pin: digest, clientCertificate: { certificateFile: '/c.pem', keyFile: '/c.key' } },
    );
  });
});
