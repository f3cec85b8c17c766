import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { ErrorKey } from '../../../../src/domain/errors/syncError.ts';
import { RequestReader } from '../../../../src/protocol/server/requestReader.ts';
import type { SoapElement } from '../../../../src/protocol/soap/soapElement.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

function read(text: string, pieceLength = text.length): SoapElement {
  const reader = new RequestReader();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceLength) reader.write(bytes.subarray(at, at + pieceLength));
  return reader.end();
}

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="${soap11}"><s:Body>${body}</s:Body></s:Envelope>`;
}

function fails(key: ErrorKey, text: string): void {
  assert.throws(
    () => read(text),
    (error) => error instanceof SyncError && error.key === key,
  );
}

describe('Reading a request', () => {
  const forms: readonly [string, string][] = [
    ['default namespace', envelope('<Op xmlns="urn:x"><a>1</a><list><i>2</i><i>3</i></list></Op>')],
    [
      'prefixes',
      envelope('<q:Op xmlns:q="urn:x"><q:a>1</q:a><q:list><q:i>2</q:i><q:i>3</q:i></q:list></q:Op>'),
    ],
    ['another order', envelope('<Op><list><i>2</i><i>3</i></list><a>1</a></Op>')],
    [
      'declaration, header, comments, CDATA',
      `<?xml version="1.0"?><!-- c --><S:Envelope xmlns:S="${soap11}"><S:Header><x/></S:Header><S:Body>\n <Op> <a><![CDATA[1]]></a>\n<list><i>2</i><!-- c --><i>3</i></list></Op></S:Body></S:Envelope>\n`,
    ],
    ['a byte order mark', `\ufeff${envelope('<Op><a>1</a><list><i>2</i><i>3</i></list></Op>')}`],
  ];
  for (const [what, text] of forms) {
    it(`yields the same for ${what}`, () => {
      for (const pieceLength of [1, 7, text.length]) {
        const element = read(text, pieceLength);
        assert.equal(element.name, 'Op');
        assert.equal(element.textOf('a'), '1');
        assert.deepEqual(
          element
            .child('list')
            ?.children('i')
            .map((item) => item.text),
          ['2', '3'],
        );
      }
    });
  }

  it('takes a nil element for an empty one', () => {
    const element = read(envelope('<Op i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>'));
    assert.equal(element.name, 'Op');
    assert.equal(element.child('a'), undefined);
  });

  it('is not misled by members named like parts of an object', () => {
    const element = read(envelope('<Op><__proto__>1</__proto__><constructor>2</constructor><_>3</_></Op>'));
    assert.equal(element.textOf('__proto__'), '1');
    assert.equal(element.textOf('constructor'), '2');
    assert.equal(element.textOf('toString'), undefined);
  });

  it('takes the first of two operations', () => {
    assert.equal(read(envelope('<One><a>1</a></One><Two><a>2</a></Two>')).textOf('a'), '1');
  });

  it('keeps 20,000 elements of a report of downstream servers, and nothing of one about computers', () => {
    const report = (name: string) => read(envelope(`<${name}>${'<a>1</a>'.repeat(150_000)}</${name}>`));
    const servers = report('RollupDownstreamServers');
    assert.equal(servers.name, 'RollupDownstreamServers');
    assert.equal(servers.children('a').length, 19_999);
    const computers = report('RollupComputerStatus');
    assert.equal(computers.name, 'RollupComputerStatus');
    assert.equal(computers.child('a'), undefined);
  });

  for (const [what, text] of [
    ['no XML', 'hello'],
    ['nothing', ''],
    ['half a message', envelope('<Op><a>1</a></Op>').slice(0, -10)],
    ['no envelope', '<Op xmlns="urn:x"/>'],
    ['an empty body', envelope('')],
    ['a fault', envelope('<s:Fault><faultcode>x</faultcode></s:Fault>')],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${envelope('<Op>&a;</Op>')}`],
    ['an unknown entity', envelope('<Op>&a;</Op>')],
  ] as const) {
    it(`fails as malformed for ${what}`, () => {
      fails('malformedAnswer', text);
    });
  }

  for (const [what, body] of [
    ['too deep', `<Op>${'<a>'.repeat(40)}${'</a>'.repeat(40)}</Op>`],
    ['of too many elements', `<Op>${'<a/>'.repeat(100_001)}</Op>`],
    ['with a text that is too long', `<Op><a>${'x'.repeat(300_000)}</a></Op>`],
    ['with a tag that is too long', `<Op><a b="${'x'.repeat(600_000)}"/></Op>`],
  ] as const) {
    it(`fails over a limit for a request ${what}`, () => {
      fails('limitExceeded', envelope(body));
    });
  }

  it('fails with one of the two errors whatever it is given', () => {
    const good = envelope('<Op><a>1</a><list><i>2</i></list></Op>');
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(20), fc.string({ maxLength: 8 }), (at, cut, noise) => {
        try {
          read(good.slice(0, at) + noise + good.slice(at + cut));
        } catch (error) {
          assert.ok(error instanceof SyncError, String(error));
        }
      }),
    );
  });
});
