import { enumerate } from '../../members/enumerate.ts';
import { parseGuid } from '../../text/parseGuid.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { NetList } from '../../values/netList.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { Value } from '../../values/value.ts';
import type { Manifest } from './manifest.ts';
import type { ModuleFacts } from './moduleInfo.ts';

/** What a module is as its manifest tells it, and how often its tags are told. */
export function manifestFacts(
  manifest: Manifest,
  tellsTags: 1 | 2 = 2,
): Pick<ModuleFacts, 'path' | 'kind' | 'version' | 'guid' | 'description' | 'manifest'> {
  const { root, folder, path } = manifest;
  return {
    path: root === '' ? path : `${folder}/${root}`,
    kind: root === '' ? 'Manifest' : 'Script',
    version: manifest.readable('ModuleVersion', parseVersion),
    guid: manifest.readable('GUID', parseGuid) || '00000000-0000-0000-0000-000000000000',
    description: manifest.text('Description'),
    manifest: members(manifest, tellsTags),
  };
}

/** Members of PSModuleInfo that a manifest and the PSData of its PrivateData give. */
function members(manifest: Manifest, tellsTags: 1 | 2): ReadonlyMap<string, Value> {
  const privateData = manifest.value('PrivateData');
  const psData = privateData instanceof Dictionary ? (privateData.get('PSData') ?? null) : null;
  const published = (name: string): Value =>
    psData instanceof Dictionary ? (psData.get(name) ?? null) : null;
  const texts = (...names: readonly string[]): Value => new NetList([...names], 'System.String[]');
  // PowerShell, too, tells each of them twice of a module that is loaded.
  const tags = [...(enumerate(published('Tags')) ?? [])].map((tag) => (typeof tag === 'string' ? tag : ''));
  return new Map<string, Value>([
    ...['Author', 'CompanyName', 'Copyright'].map((name) => [name, manifest.text(name)] as const),
    ['HelpInfoUri', manifest.text('HelpInfoURI')],
    ['RootModule', manifest.root],
    ['Prefix', manifest.text('DefaultCommandPrefix')],
    ['PowerShellVersion', manifest.text('PowerShellVersion')],
    ['CompatiblePSEditions', texts(...manifest.texts('CompatiblePSEditions'))],
    ['FileList', texts(...manifest.texts('FileList').map((name) => `${manifest.folder}/${name}`))],
    ['Tags', texts(...tags, ...(tellsTags === 2 ? tags : []))],
    ['LicenseUri', published('LicenseUri')],
    ['ProjectUri', published('ProjectUri')],
    ['ReleaseNotes', published('ReleaseNotes')],
  ]);
}
