import process from 'node:process';

/** A VS Code that can be put together from npm packages: server and web workbench of the package `code-server`. */
export interface Release {
  /** Version of the package `code-server`. */
  readonly version: string;
  readonly vscode: string;
  /** Subresource integrity of the package. */
  readonly integrity: string;
  /** Version of the package `node-PLATFORM-ARCH` that it runs on; absent: the Node.js that runs this. */
  readonly node?: string;
  /** Modules that have to be compiled. */
  readonly native: readonly string[];
  /** Scopes that it runs without. */
  readonly unneeded: readonly string[];
}

/** The oldest VS Code that the extension supports, and the newest that can be had. */
export const releases: readonly [Release, Release] = [
  {
    version: '4.100.3',
    vscode: '1.100.3',
    integrity:
      'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    native: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
    unneeded: [],
  },
  {
    version: '4.139.1',
    vscode: '1.139.1',
    integrity:
      'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    node: '24.21.0',
    native: ['@vscode/spdlog', '@vscode/native-watchdog'],
    unneeded: ['@github', '@microsoft/mxc-sdk', '@devcontainers'],
  },
];

/** The release that a test drives: the one that `VSCODE_VERSION` names (such as 1.139.1), else the oldest. */
export function testedRelease(): Release {
  const [oldest] = releases;
  const wanted = process.env['VSCODE_VERSION'];
  if (wanted === undefined || wanted === '') return oldest;
  const release = releases.find(({ vscode }) => vscode === wanted);
  if (release === undefined)
    throw new Error(`VSCODE_VERSION is one of ${releases.map(({ vscode }) => vscode).join(', ')}`);
  return release;
}
