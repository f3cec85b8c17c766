import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentUrlPath, requestTarget } from '../../../../src/protocol/server/requestTarget.ts';
import type { RequestTarget } from '../../../../src/protocol/server/requestTarget.ts';

const sha1 = '86542c97261c46d5b379a43ec895f97eaf409ba2';
const name = sha1.toUpperCase();
const nothing: RequestTarget = { kind: 'nothing' };
const file: RequestTarget = { kind: 'content', sha1 };

describe('The target of a request', () => {
  const cases: readonly [string, RequestTarget][] = [
    ['/ServerSyncWebService/ServerSyncWebService.asmx', { kind: 'service', service: 'serverSync' }],
    ['//ServerSyncWebService/ServerSyncWebService.asmx', { kind: 'service', service: 'serverSync' }],
    ['/serversyncwebservice/SERVERSYNCWEBSERVICE.ASMX', { kind: 'service', service: 'serverSync' }],
    ['//dssauthWebService//dssauthWebService.asmx', { kind: 'service', service: 'authorization' }],
    ['/ReportingWebService/ReportingWebService.asmx?wsdl', { kind: 'service', service: 'reporting' }],
    [
      'http://host:8530/DssAuthWebService/DssAuthWebService.asmx',
      { kind: 'service', service: 'authorization' },
    ],
    ['/ServerSyncWebService/ServerSyncProxy.asmx', nothing],
    ['/ReportingWebService/WebService.asmx', nothing],
    ['/', nothing],
    ['', nothing],
    [`/Content/A2/${name}.cab`, file],
    [`//content//a2//${sha1}.CAB`, file],
    [`/Content/A2/${name}`, file],
    [`/Content/A2/${name}.cab?x=1`, file],
    [`/Content/A3/${name}.cab`, nothing],
    [`/Content/${name}.cab`, nothing],
    [`/Content/A2/${name}.cab/`, nothing],
    [`/Content/A2/${name}.cab.exe`, nothing],
    [`/Content/A2/../A2/${name}.cab`, nothing],
    [`/Content/A2/%2e%2e/${name}.cab`, nothing],
    [`/Content/A2/${name.slice(1)}.cab`, nothing],
  ];
  for (const [url, expected] of cases) {
    it(`"${url}" is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(requestTarget(url), expected);
    });
  }

  it('is found again by the path under which a file is told', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
    fc.assert(
      fc.property(hex, fc.constantFrom('', '.cab', '.exe', '.txt'), (digest, extension) => {
        assert.deepEqual(requestTarget(contentUrlPath(digest, extension)), { kind: 'content', sha1: digest });
      }),
    );
  });
});
