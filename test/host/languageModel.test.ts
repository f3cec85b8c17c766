import assert from 'node:assert/strict';
import { LanguageModelTextPart, lm } from 'vscode';
import { toolNames } from '../../src/extension/ids.ts';

describe('The tools for language models in the extension host', () => {
  it('are known to VS Code', () => {
    const known = new Set(lm.tools.map(({ name }) => name));
    assert.deepEqual(
      toolNames.filter((name) => !known.has(name)),
      [],
    );
  });

  it('answer when VS Code calls them', async () => {
    const { content } = await lm.invokeTool('susync_explain_code', {
      input: { code: '6703' },
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof LanguageModelTextPart);
    assert.match(part.value, /"code":"6703"/);
  });
});
