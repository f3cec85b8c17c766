import assert from 'node:assert/strict';
import { environmentProxy } from '../../../src/network/environmentProxy.ts';

describe('The proxy of the environment', () => {
  for (const [url, environment, expected] of [
    ['http://a/', {}, undefined],
    ['http://a/', { http_proxy: '' }, undefined],
    ['http://a/', { HTTP_PROXY: 'http://proxy:8080' }, { url: 'http://proxy:8080', noProxy: [] }],
    ['https://a/', { HTTP_PROXY: 'http://proxy:8080' }, undefined],
    [
      'https://a/',
      { https_proxy: 'u%40x:p@proxy:1', NO_PROXY: 'a, .b' },
      { url: 'http://proxy:1', user: 'u@x', password: 'p', noProxy: ['a', ' .b'] },
    ],
    ['https://a/', { ALL_PROXY: 'http://all' }, { url: 'http://all', noProxy: [] }],
  ] as const)
    it(`of ${JSON.stringify(environment)} for ${url} is ${expected?.url ?? 'none'}`, () => {
      assert.deepEqual(environmentProxy(new URL(url), environment), expected);
    });
});
