import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerEnvelope, requestEnvelope } from '../../../../src/protocol/soap/envelope.ts';
import { faultEnvelope } from '../../../../src/protocol/soap/fault.ts';
import { isOperation, operations, soapAction } from '../../../../src/protocol/soap/operations.ts';
import { softwareDistribution } from '../../../../src/protocol/soap/namespaces.ts';
import { readSoapMessage } from '../../../../src/protocol/soap/soapMessage.ts';
import { type BodyHandler, SoapReader } from '../../../../src/protocol/soap/soapReader.ts';
import { escapeAttribute, escapeText, textElement } from '../../../../src/protocol/soap/xmlText.ts';
import { anyCharacter } from '../../../support/anyCharacter.ts';

const xmlCharacters = fc
  .string({ unit: anyCharacter })
  .map((text) => text.replace(/[\ufffe\uffff\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''));

async function element(text: string) {
  const message = await readSoapMessage(text);
  assert.ok(message.kind === 'element');
  return message.element;
}

function readAll(text: string, pieceBytes = 7) {
  const events: string[] = [];
  const handler: BodyHandler = {
    open: (name, depth) => {
      events.push(`${depth}<${name}`);
      return depth > 1;
    },
    close: (name, depth, text) => events.push(`${depth}${name}>${text}`),
  };
  const reader = new SoapReader(handler, { depth: 8, tokenCharacters: 1000 });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.write(bytes.subarray(at, at + pieceBytes));
  return { events, fault: reader.end() };
}

describe('A SOAP message', () => {
  it('carries any text through the writer and both readers unchanged, CR included', async () => {
    await fc.assert(
      fc.asyncProperty(xmlCharacters, async (text) => {
        const written = requestEnvelope(
          'GetConfigData',
          `${textElement('configAnchor', text)}<x a="${escapeAttribute(text)}"/>`,
        );
        const read = await element(written);
        // xml2js drops text that is white space only.
        if (text.trim() !== '') assert.equal(read.textOf('configAnchor'), text);
        assert.equal(read.child('x')?.attribute('a'), text);
        const { events } = readAll(written.replace(/<x .*?\/>/s, ''), 5);
        assert.ok(events.includes(`2configAnchor>${text}`) || text.length > 900);
      }),
      { numRuns: 200 },
    );
  });

  it('never contains what XML cannot carry', () => {
    assert.equal(escapeText('a\u0000b\u001fc\uffff\r<&>'), 'a\ufffdb\ufffdc\ufffd&#xD;&lt;&amp;&gt;');
  });

  it('is written as Windows writes requests and answers', () => {
    assert.equal(
      requestEnvelope('GetAuthConfig', ''),
      '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetAuthConfig xmlns="http://www.microsoft.com/SoftwareDistribution"/></soap:Body></soap:Envelope>',
    );
    assert.match(
      answerEnvelope('GetCookie', '<a/>'),
      /<soap:Body><GetCookieResponse xmlns="[^"]*"><a\/><\/GetCookieResponse><\/soap:Body><\/soap:Envelope>$/,
    );
  });

  it('is read whatever prefix, order, indentation and SOAP version it has', async () => {
    for (const [prefix, version] of [
      ['s:', 'http://schemas.xmlsoap.org/soap/envelope/'],
      ['soap:', 'http://www.w3.org/2003/05/soap-envelope'],
    ] as const) {
      const read = await element(
        `<${prefix}Envelope xmlns:${prefix.slice(0, -1)}="${version}">\n <${prefix}Body>\n  <m:GetCookie xmlns:m="${softwareDistribution}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">\n <m:protocolVersion>1.7</m:protocolVersion><m:oldCookie i:nil="true"/><m:a>1</m:a><m:a>2</m:a></m:GetCookie></${prefix}Body></${prefix}Envelope>`,
      );
      assert.equal(read.name, 'GetCookie');
      assert.equal(read.namespace, softwareDistribution);
      assert.equal(read.textOf('protocolVersion'), '1.7');
      assert.equal(read.textOf('oldCookie'), undefined);
      assert.deepEqual(
        read.children('a').map(({ text }) => text),
        ['1', '2'],
      );
      assert.deepEqual(read.memberNames, ['protocolVersion', 'oldCookie', 'a']);
    }
  });

  for (const [what, text] of [
    ['an empty text', ''],
    ['a page of HTML', '<html><body>Sign in</body></html>'],
    ['a cut message', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Get'],
    [
      'an empty body',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
    ],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><a>&x;</a></s:Body></s:Envelope>',
    ],
  ] as const) {
    it(`is refused when it is ${what}`, async () => {
      await assert.rejects(readSoapMessage(text), { key: 'malformedAnswer' });
      assert.throws(() => readAll(text), { key: 'malformedAnswer' });
    });
  }

  it('is refused when it would not fit', async () => {
    await assert.rejects(readSoapMessage(' '.repeat(3 * 1024 * 1024)), { key: 'limitExceeded' });
    assert.throws(() => readAll(requestEnvelope('Ping', `<a>${'x'.repeat(1001)}</a>`)), {
      key: 'limitExceeded',
    });
    assert.throws(() => readAll(requestEnvelope('Ping', '<a>'.repeat(20))), { key: 'limitExceeded' });
    assert.throws(() => readAll(`<a b="${'x'.repeat(70_000)}`, 70_000), {
      key: 'limitExceeded',
    });
  });

  it('is refused when its bytes are no UTF-8, or end inside a character', () => {
    const reader = new SoapReader(
      { open: () => false, close: () => undefined },
      { depth: 8, tokenCharacters: 1000 },
    );
    assert.throws(
      () => {
        reader.write(Buffer.from([0x3c, 0xff, 0xfe]));
      },
      { key: 'malformedAnswer' },
    );
    const cut = new SoapReader(
      { open: () => false, close: () => undefined },
      { depth: 8, tokenCharacters: 1000 },
    );
    cut.write(Buffer.from(requestEnvelope('Ping', '')));
    cut.write(Buffer.from([0xe2, 0x82]));
    assert.throws(() => cut.end(), { key: 'malformedAnswer' });
  });
});

describe('A SOAP fault', () => {
  const statement = {
    errorCode: 'InvalidParameters',
    message: 'filter & more',
    id: '94327110-fc7e-4c3c-878d-186ab273d9fd',
    operation: 'GetRevisionIdList',
    actor: 'http://127.0.0.1:8530/ServerSyncWebService/ServerSyncWebService.asmx',
  } as const;
  const expected = {
    faultCode: 'Client',
    faultString: 'Fault occurred: InvalidParameters',
    errorCode: 'InvalidParameters',
    message: 'filter & more',
    id: '94327110-fc7e-4c3c-878d-186ab273d9fd',
    method: 'http://www.microsoft.com/SoftwareDistribution/GetRevisionIdList',
  };

  it('comes back from both readers as it was stated', async () => {
    const written = faultEnvelope(statement);
    assert.deepEqual(await readSoapMessage(written), { kind: 'fault', fault: expected });
    assert.deepEqual(readAll(written), { events: [], fault: expected });
  });

  it('of SOAP 1.2 is read too', async () => {
    const text =
      '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault><e:Code><e:Value>e:Receiver</e:Value></e:Code><e:Reason><e:Text xml:lang="en">Busy</e:Text></e:Reason><Detail><ErrorCode>ServerBusy</ErrorCode></Detail></e:Fault></e:Body></e:Envelope>';
    const fault = { faultCode: 'Receiver', faultString: 'Busy', errorCode: 'ServerBusy' };
    assert.deepEqual(await readSoapMessage(text), { kind: 'fault', fault });
    assert.deepEqual(readAll(text).fault, fault);
  });
});

describe('The operations', () => {
  it('have the SOAPAction of the WSDLs', () => {
    assert.equal(soapAction('GetUpdateData'), 'http://www.microsoft.com/SoftwareDistribution/GetUpdateData');
    assert.equal(
      soapAction('Ping'),
      'http://www.microsoft.com/SoftwareDistribution/Server/IMonitorable/Ping',
    );
    assert.ok(Object.keys(operations).every(isOperation));
    assert.ok(!isOperation('toString'));
  });
});
