import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { neverAborted } from '../../../src/base/neverAborted.ts';
import { runSession } from '../../../src/cmdlets/runSession.ts';
import type { SessionRequest } from '../../../src/cmdlets/sessionRequest.ts';
import type { SessionOwner } from '../../../src/script/host/sessionThread.ts';

const request: SessionRequest = {
  ...{ output: 'text', width: 120, currentFolder: '/', folders: [], environment: {}, allowedVariables: [] },
  ...{ allowedHosts: [], culture: 'en-US', timeZone: 'UTC', timeLimit: 60_000, user: 'somebody' },
};
const owner: SessionOwner = {
  answer: (operation) => Promise.reject(new Error(`${operation} was not to be called`)),
  failureOf: String,
  show: () => Promise.resolve(),
  progress: () => undefined,
};

describe('The thread of a session that', () => {
  for (const [what, program, key, message] of [
    [
      'takes too much memory ends in the limit',
      'const all = []; for (;;) all.push(new Array(100_000).fill(1));',
      'limitExceeded',
      /used more memory/,
    ],
    [
      'dies of an error ends in that',
      'throw new Error("No such program")',
      'unexpected',
      /^No such program$/,
    ],
    ['goes without a word is told of', 'process.exit(0)', 'unexpected', /ended without a word/],
  ] as const)
    it(what, async () => {
      const worker = new Worker(program, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
      await assert.rejects(runSession(worker, request, owner, { signal: neverAborted() }), { key, message });
    });
});
