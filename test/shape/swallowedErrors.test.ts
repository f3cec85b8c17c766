import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sourceFiles } from '../support/sourceFiles.ts';
import { swallowedErrors } from '../support/swallowedErrors.ts';

describe('Errors', () => {
  it('end unheard nowhere without a reason beside it', () => {
    const found = sourceFiles('src').flatMap((file) =>
      swallowedErrors(file, readFileSync(file, 'utf8')).map(({ line, what }) => `${file}:${line}: ${what}`),
    );
    assert.deepEqual(found, []);
  });

  for (const [text, what] of [
    ['try { a(); } catch {}', 'catch clause that ignores its error'],
    ['try { a(); } catch { b(); }', 'catch clause that ignores its error'],
    ['try { a(); } catch (error) { b(); }', 'catch clause that ignores its error'],
    ['a().catch(() => undefined);', 'rejection callback that ignores its error'],
    ['a().catch((error) => { b(); });', 'rejection callback that ignores its error'],
    ['a().then(b, () => undefined);', 'rejection callback that ignores its error'],
    ["stream.on('error', () => {});", 'error listener that ignores its error'],
    ["stream.once('error', function () {});", 'error listener that ignores its error'],
    ['void a();', 'void before what can reject'],
    ['void a(); async function a() { await b(); }', 'void before what can reject'],
    ['void a(); async function a() { try { b(); } finally { await c(); } }', 'void before what can reject'],
    [
      'void a(); async function a() { try { b(); } catch (error) { throw error; } }',
      'void before what can reject',
    ],
    ['async function a() { await Promise.allSettled(b); }', 'rejections nobody looks for'],
  ] as const) {
    it(`would be found unheard in: ${text}`, () => {
      assert.deepEqual(
        swallowedErrors('canary.ts', text).map((found) => found.what),
        [what],
      );
    });
  }

  for (const text of [
    'try { a(); } catch (error) { tell(error); }',
    'try { a(); } catch {\n// Nobody needs it.\n}',
    'a().catch(tell);',
    'a().catch((error) => tell(error));',
    '// It is told elsewhere.\nvoid a();',
    'void a(); async function a() { try { await b(); } catch (error) { tell(error); } }',
    'void 0;',
    "const all = await Promise.allSettled(b); all.find(({ status }) => status === 'rejected');",
  ]) {
    it(`are heard or have a reason in: ${text.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(swallowedErrors('canary.ts', text), []);
    });
  }
});
