import assert from 'node:assert/strict';
import { requireTakesAccess } from '../../../src/domain/sourceAccess.ts';

describe('A synchronization source', () => {
  for (const source of ['https://cs1sup.contoso.com:8531', 'http://127.0.0.1:8530'])
    it(`can ask for pin, client certificate and secret at ${source}`, () => {
      requireTakesAccess(source);
    });

  for (const source of ['microsoft-update', 'none', 'http://cs1sup.contoso.com:8530', 'contoso'])
    it(`takes none of them where it is ${source}`, () => {
      assert.throws(
        () => {
          requireTakesAccess(source);
        },
        { key: 'invalidRequest' },
      );
    });
});
