import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convert } from '../../../src/script/convert/convert.ts';
import { toText } from '../../../src/script/convert/toText.ts';
import { getMember } from '../../../src/script/members/getMember.ts';
import { invokeMethod } from '../../../src/script/members/invokeMethod.ts';
import { setMember } from '../../../src/script/members/setMember.ts';
import { parseXml } from '../../../src/script/text/parseXml.ts';
import { indentedXml, outerXml } from '../../../src/script/text/writeXml.ts';
import { ScriptError } from '../../../src/script/values/errorRecord.ts';
import { NetThrow } from '../../../src/script/values/netException.ts';
import type { Value } from '../../../src/script/values/value.ts';
import { TestContext } from '../../support/script/netContext.ts';

const context = new TestContext();

function document(xml: string): Value {
  const type = context.types.find('xml');
  assert.ok(type);
  return convert(xml, type, context);
}

/** A chain of members as a text. */
function at(value: Value, path: string): string {
  let current: Value | undefined = value;
  for (const name of path.split('.'))
    current = current === undefined ? undefined : getMember(current, name, context);
  return current === undefined ? 'none' : toText(current, context);
}

const failures: readonly (readonly [string, string])[] = [
  [
    '<unclosed>',
    'Unexpected end of file has occurred. The following elements are not closed: unclosed. Line 1, position 11.',
  ],
  [
    '<a><b></a>',
    "The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9.",
  ],
  ['<a>&nbsp;</a>', "Reference to undeclared entity 'nbsp'. Line 1, position 5."],
  ['x', 'Data at the root level is invalid. Line 1, position 1.'],
  ['<!-- -->', 'Root element is missing.'],
];

describe('An XML document', () => {
  const sites = document('<sites><site code="PS1">Primary</site><site code="PS2"/></sites>');

  it('has elements and attributes as members', () => {
    assert.equal(at(sites, 'sites.site.Count'), '2');
    assert.equal(at(sites, 'sites.site.code'), 'PS1 PS2');
    assert.equal(at(document('<a>x &amp; &lt;y&gt; &#65;</a>'), 'a'), 'x & <y> A');
    assert.equal(at(sites, 'sites.nope'), 'none');
    assert.equal(at(sites, 'DocumentElement.Name'), 'sites');
  });

  it('answers XPath', () => {
    const count = (path: string) => at(invokeMethod(sites, 'SelectNodes', [path], context), 'Count');
    assert.equal(count('//site'), '2');
    assert.equal(count('//site[@code="PS2"]'), '1');
    assert.equal(count('/sites/site[last()]/@code'), '1');
    assert.equal(count('//*[not(node())] | //site[contains(., "Prim")]'), '2');
    assert.equal(count('//site[position() < 2 and starts-with(@code, "P")]'), '1');
  });

  it('is changed by its members', () => {
    const changed = document('<a k="1"><b>x</b></a>');
    const root = getMember(changed, 'a', context) ?? null;
    setMember(root, 'k', '2', context);
    setMember(root, 'b', 'y', context);
    assert.equal(at(changed, 'OuterXml'), '<a k="2"><b>y</b></a>');
    assert.throws(() => {
      setMember(root, 'c', 'z', context);
    }, ScriptError);
  });

  it('is written with an element a line', () => {
    assert.equal(
      indentedXml(parseXml('<a><b>1</b><c><d/></c></a>')),
      '<a>\n  <b>1</b>\n  <c>\n    <d />\n  </c>\n</a>',
    );
  });

  for (const [xml, message] of failures) {
    it(`is refused with "${message}"`, () => {
      assert.throws(
        () => parseXml(xml),
        (error) => error instanceof NetThrow && error.exception.message === message,
      );
    });
  }

  it('reads what it writes', () => {
    const name = fc.constantFrom('a', 'b', 'p:c', 'item');
    const element = (depth: number): fc.Arbitrary<string> =>
      fc
        .tuple(
          name,
          fc.string().map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
          depth === 0 ? fc.constant<string[]>([]) : fc.array(element(depth - 1), { maxLength: 3 }),
        )
        .map(([tag, text, inner]) => {
          const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          const content = inner.join('') || (text.trim() === '' ? 'x' : escaped);
          return `<${tag} k="${escaped.replaceAll('"', '&quot;')}">${content}</${tag}>`;
        });
    fc.assert(fc.property(element(3), (xml) => outerXml(parseXml(xml)) === xml));
  });

  it('is read or refused, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '&', ';', '"', '=', ' ', '!', '-', '[', '?') }),
        (text) => {
          try {
            parseXml(text);
          } catch (error) {
            assert.ok(error instanceof NetThrow, String(error));
          }
        },
      ),
    );
  });
});
