import { strict as assert } from 'node:assert';
import { findTests } from '../../../../src/script/pester/findTests.ts';
import { machineFiles } from '../../../../src/script/runtime/session/scriptFiles.ts';

const folders: Readonly<Record<string, readonly string[]>> = {
  '/': ['w'],
  '/w': ['.git', 'a.Tests.ps1', 'b.TESTS.ps1', 'c.ps1', 'deep', 'node_modules'],
  '/w/deep': ['d.Tests.ps1', 'e.txt'],
  '/w/.git': ['x.Tests.ps1'],
  '/w/node_modules': ['y.Tests.ps1'],
};

const files = {
  ...machineFiles,
  isFolder: (path: string) => Object.hasOwn(folders, path),
  isFile: (path: string) => {
    const slash = path.lastIndexOf('/');
    return (
      !Object.hasOwn(folders, path) &&
      folders[path.slice(0, slash) || '/']?.includes(path.slice(slash + 1)) === true
    );
  },
  list: (folder: string) => [...(folders[folder] ?? [])],
};

function found(paths: readonly string[], excluded: readonly string[] = []) {
  const search = { files, location: '/w', extension: '.Tests.ps1', excluded, checkpoint: () => undefined };
  return findTests(paths, search);
}

describe('Files of tests', () => {
  const all = ['/w/a.Tests.ps1', '/w/b.TESTS.ps1', '/w/deep/d.Tests.ps1'];
  for (const [title, paths, expected] of [
    ['are found below a folder, but not in those of tools', ['.'], all],
    ['are found once', ['.', '/w/deep', './a.Tests.ps1'], all],
    ['are named, whatever their names', ['c.ps1', 'deep/d.Tests.ps1'], ['/w/c.ps1', '/w/deep/d.Tests.ps1']],
    ['fit a pattern', ['*/d*', 'c*'], ['/w/deep/d.Tests.ps1']],
  ] as const)
    it(title, () => {
      assert.deepEqual(found(paths), { files: expected, missing: [] });
    });

  it('can be excluded', () => {
    assert.deepEqual(found(['.'], ['deep/*', '*.TESTS.ps1']).files, []);
  });

  it('tells where nothing is', () => {
    assert.deepEqual(found(['none', 'x*']), { files: [], missing: ['none', 'x*'] });
  });
});
