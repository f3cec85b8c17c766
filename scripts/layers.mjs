/**
 * What each folder of src/, and media/ beside it, may import: other layers, npm packages, and whether Node's own modules.
 * Read by eslint.config.js and by test/shape/layers.test.ts; design and reasons in ARCHITECTURE.md.
 * @type {Record<string, { layers: string[], packages: string[], node: boolean }>}
 */
export const layers = {
  base: { layers: [], packages: ['luxon'], node: false },
  domain: { layers: ['base'], packages: [], node: false },
  protocol: { layers: ['domain', 'base'], packages: ['saxes', 'valibot', 'xml2js'], node: true },
  store: { layers: ['domain', 'base'], packages: ['nedb-promises', 'write-file-atomic'], node: true },
  engine: { layers: ['domain', 'base'], packages: ['cron'], node: false },
  script: { layers: ['domain', 'base'], packages: ['saxes'], node: true },
  // HTTP for sessions of scripts, in the process of their owner: hosts that were allowed, and no others.
  network: { layers: ['script', 'protocol', 'domain', 'base'], packages: [], node: true },
  app: {
    layers: ['engine', 'protocol', 'store', 'domain', 'base'],
    packages: ['nodemailer', 'write-file-atomic', '@peculiar/asn1-schema', '@peculiar/asn1-x509'],
    node: true,
  },
  service: {
    layers: ['app', 'engine', 'domain', 'base'],
    packages: ['@valibot/to-json-schema', 'prom-client', 'valibot', 'vscode-jsonrpc', 'write-file-atomic'],
    node: true,
  },
  // Cmdlets of the domain: a door like the command line, and where sessions of scripts are put together.
  cmdlets: { layers: ['service', 'network', 'script', 'domain', 'base'], packages: [], node: true },
  contract: { layers: ['domain', 'base'], packages: [], node: false },
  // Pages in the editor: of the domain they take types alone.
  media: { layers: ['contract', 'domain', 'base'], packages: ['@vscode/l10n'], node: false },
  extension: {
    layers: ['cmdlets', 'script', 'service', 'contract', 'domain', 'base'],
    packages: ['vscode', '@vscode/debugadapter', '@vscode/debugprotocol', '@vscode/l10n'],
    node: true,
  },
  cli: {
    layers: ['cmdlets', 'script', 'service', 'domain', 'base'],
    packages: ['@modelcontextprotocol/sdk', 'commander', 'cli-progress', 'log-update'],
    node: true,
  },
};
