import assert from 'node:assert/strict';
import path from 'node:path';
import { neverAborted } from '../../../src/base/neverAborted.ts';
import { runSession } from '../../../src/cmdlets/runSession.ts';
import type { ScriptRequest } from '../../../src/cmdlets/scriptRequest.ts';
import { startSessionWorker } from '../../../src/cmdlets/sessionWorker.ts';
import type { SessionOwner } from '../../../src/script/host/sessionThread.ts';
import { attendedOwner } from '../../../src/script/shell/shellOwner.ts';
import { needsBundle } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('A script that somebody sits before', () => {
  let folder = '';

  before(async function () {
    needsBundle(this);
    folder = await tempFolder();
  });

  /** Runs a text, one answer to each of its questions; what it asked and showed. */
  async function run(text: string, answers: readonly (string | null)[]) {
    const asked: string[] = [];
    let shown = '';
    const owner: SessionOwner = {
      answer: (operation) => Promise.reject(new Error(`${operation} was not to be called`)),
      failureOf: String,
      show: (_stream, more) => {
        shown += more;
        return Promise.resolve();
      },
      progress: () => undefined,
    };
    const request: ScriptRequest = {
      ...{ file: null, text, arguments: [], isAttended: true, output: 'text', width: 120 },
      ...{
        currentFolder: folder,
        folders: [folder],
        environment: {},
        allowedVariables: [],
        allowedHosts: [],
      },
      ...{ culture: 'en-US', timeZone: 'UTC', timeLimit: 60_000, user: 'somebody' },
    };
    const left = [...answers];
    const attended = attendedOwner(owner, (prompt, secret) => {
      asked.push(secret ? `${prompt}(secret)` : prompt);
      return Promise.resolve(left.shift() ?? null);
    });
    const signal = neverAborted();
    const exitCode = await runSession(startSessionWorker(path.resolve('dist')), request, attended, {
      signal,
    });
    return { asked, shown, exitCode };
  }

  it('asks for confirmation and lines, and goes on with what is answered', async () => {
    const script = `New-Item kept.txt -Confirm | Out-Null
New-Item never.txt -Confirm
$name = Read-Host Name
$secret = Read-Host -AsSecureString Secret
"$name $($secret.Length) $(Test-Path kept.txt) $(Test-Path never.txt)"`;
    const { asked, shown, exitCode } = await run(script, ['y', 'n', 'Ann', 'pass']);
    assert.match(asked[0] ?? '', /^\[Y\] Yes/);
    assert.deepEqual(asked.slice(2), ['Name: ', 'Secret: (secret)']);
    assert.match(shown, /Create File.*Create File.*\nAnn 4 True False\n$/s);
    assert.equal(exitCode, 0);
  });

  it('is stopped where nobody answers', async () => {
    const { shown, exitCode } = await run("try { Read-Host Name; 'never' } finally { 'left' }", [null]);
    assert.match(shown, /left/);
    assert.doesNotMatch(shown, /never/);
    assert.equal(exitCode, 130);
  });
});
