import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import { parseKeyText, shownFingerprint } from '../../domain/signature.ts';
import type { KeyView } from '../../service/api/keys.ts';
import type { CommandContext } from '../commandContext.ts';
import { keysText } from '../render/keysText.ts';

/** `key`: what packages are signed with, and whose signatures count. */
export function addKeyCommands(program: Command, context: CommandContext): void {
  const key = program.command('key');
  key.description('Keys of .susync packages: the own one that signs exports, and those trusted by imports.');
  addOwnKeyCommands(key, context);
  key
    .command('list')
    .description('List the own key and those of others, with their fingerprints.')
    .action(async () => {
      const keys = await context.withService((service) => service.keys());
      context.result(keys, (layout) => keysText(keys, layout));
    });
  key
    .command('trust')
    .description('Let the signatures of a key count: packages that it signed are imported from now on.')
    .argument('<key>', 'the line that susync key show printed, or a file with it')
    .option('--name <name>', 'by which it is shown here (default: as the line says)')
    .option('--fingerprint <sha256>', 'refuse any other key than this')
    .addHelpText(
      'after',
      '\nCompare the fingerprint with that of susync key show at its source, by another way than the key came.\n' +
        '\nExample:\n  susync key trust cs1.key --fingerprint "9F86 D081 …"',
    )
    .action(async (text: string, options: { readonly name?: string; readonly fingerprint?: string }) => {
      const request = { text: await keyLine(text, context), ...options };
      const trusted = await context.withService((service) => service.trustKey(request));
      context.result(trusted, () => `Trusted ${trusted.name}.\n${fingerprintLine(trusted)}`);
    });
  key
    .command('distrust')
    .description('Keep out what a key signs, even with --force: for keys that somebody else may have.')
    .argument('<name>', 'name or fingerprint')
    .action(async (name: string) => {
      const distrusted = await context.withService((service) => service.distrustKey({ name }));
      context.result(distrusted, () => `Distrusted ${distrusted.name}.\n${fingerprintLine(distrusted)}`);
    });
  key
    .command('remove')
    .description('Forget a key of others: it is unknown then.')
    .argument('<name>', 'name or fingerprint')
    .action(async (name: string) => {
      const removed = await context.withService((service) => service.removeKey({ name }));
      context.result(removed, () => `Removed ${removed.name}.\n`);
    });
}

function addOwnKeyCommands(key: Command, context: CommandContext): void {
  key
    .command('create')
    .description('Make the key that exports are signed with. The first export makes it, too.')
    .option('--name <name>', 'by which importers are to know it (default: the name of this machine)')
    .option('--replace', 'in place of the one there is; importers have to trust it anew')
    .action(async (options: { readonly name?: string; readonly replace?: boolean }) => {
      const created = await context.withService((service) => service.createKey(options));
      context.result(created, () => `${created.text}\n`);
      context.message(fingerprintLine(created).trimEnd());
      context.message('Importers trust it with: susync key trust KEY. Its private part stays here.');
    });
  key
    .command('show')
    .description('Print the public key as importers are given it: one line.')
    .argument('[name]', 'name or fingerprint of one of the list (default: the own key)')
    .option('--file <file>', 'write it to a file')
    .action(async (name: string | undefined, { file }: { readonly file?: string }) => {
      const view = found(await context.withService((service) => service.keys()), name);
      if (file !== undefined)
        await writeFile(path.resolve(context.host.currentFolder, file), `${view.text}\n`);
      context.result(view, () => (file === undefined ? `${view.text}\n` : ''));
      context.message(fingerprintLine(view).trimEnd());
    });
}

function fingerprintLine({ fingerprint }: KeyView): string {
  return `Fingerprint ${shownFingerprint(fingerprint)}\n`;
}

function found(keys: readonly KeyView[], name: string | undefined): KeyView {
  const wanted = name?.toUpperCase();
  const view = keys.find((key) =>
    wanted === undefined
      ? key.trust === 'own'
      : key.name.toUpperCase() === wanted || key.fingerprint === wanted.replaceAll(/[\s:]/g, ''),
  );
  if (view !== undefined) return view;
  throw new SyncError(
    'notFound',
    name === undefined
      ? 'There is no own key yet: the first export makes it, or susync key create'
      : `There is no key ${name}`,
  );
}

/** More bytes than any key has. */
const longestFile = 4096;

async function keyLine(text: string, { host }: CommandContext): Promise<string> {
  if (parseKeyText(text) !== undefined) return text.trim();
  const bytes = Buffer.alloc(longestFile);
  try {
    const handle = await open(path.resolve(host.currentFolder, text));
    try {
      const { bytesRead } = await handle.read(bytes, 0, longestFile, 0);
      const line = bytes.toString('utf8', 0, bytesRead).trim();
      if (parseKeyText(line) !== undefined) return line;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new SyncError('invalidRequest', `${text} is neither a key nor a file that can be read`, { cause });
  }
  throw new SyncError(
    'invalidRequest',
    `${text} holds no key: it is one line that begins with susync-ed25519`,
  );
}
