import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** The extension's package: what has to be in it, what may be, and how large it may get (bytes). */
const file = 'software-update-sync.vsix';
const most = 2_700_000;
const needed = [
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  // Every program that was built: each is loaded by another one.
  ...['dist', 'dist/parts'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.cjs'))
      .map((name) => `extension/${folder}/${name}`),
  ),
  ...['package', 'schedule', 'status'].flatMap((page) =>
    ['html', 'js', 'style.css'].map((end) => `extension/dist/webview/${page}.${end}`),
  ),
  ...['start', 'products', 'synchronize', 'schedule'].map((step) => `extension/media/walkthrough/${step}.md`),
  'extension/media/icons/product.png',
  'extension/l10n/bundle.l10n.json',
  'extension/skills/diagnose-synchronization/SKILL.md',
  'extension/syntaxes/wsyncmgr-log.tmLanguage.json',
];
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package\.json|package\.nls(?:\.[\w-]+)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(?:parts\/)?[\w-]+\.cjs$/,
  /^extension\/dist\/webview\/\w+(?:\.html|\.js|\.style\.css)$/,
  /^extension\/l10n\/bundle\.l10n(?:\.[\w-]+)?\.json$/,
  /^extension\/media\/(?:[\w-]+\.svg|icons\/[\w-]+\.(?:svg|png)|screenshots\/[\w-]+\.png|walkthrough\/[\w-]+\.md)$/,
  /^extension\/skills\/[\w-]+\/SKILL\.md$/,
  /^extension\/syntaxes\/[\w-]+\.tmLanguage\.json$/,
];

/** Names in the central directory of a ZIP file (PKWARE APPNOTE 4.3.12, 4.3.16). */
function namesIn(archive) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${file} is no ZIP file`);
  const names = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    names.push(archive.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

const archive = readFileSync(file);
const names = namesIn(archive);
const problems = [
  ...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
  ...names
    .filter((name) => !allowed.some((form) => form.test(name)))
    .map((name) => `${name} does not belong there`),
  ...(archive.length > most ? [`${archive.length} bytes are more than ${most}`] : []),
];
for (const problem of problems) process.stderr.write(`${file}: ${problem}\n`);
if (problems.length === 0)
  process.stdout.write(`${file}: ${names.length} files, ${archive.length} of at most ${most} bytes\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
