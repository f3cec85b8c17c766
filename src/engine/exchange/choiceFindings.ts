import type { OpenBundle } from '../../domain/catalogBundle.ts';
import { languagesBeyond } from '../../domain/fileLanguages.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import type { EnginePorts } from '../ports.ts';
import type { ImportFinding } from './importFinding.ts';

/**
 * Where the choices on both sides do not match (configmgr-sync.md §8): languages and express installation files have to, or files are missing later.
 * `last`: the last of the packages to be applied.
 */
export async function choiceFindings(
  { store }: Pick<EnginePorts, 'store'>,
  last: OpenBundle | undefined,
  { takeSubscription }: { readonly takeSubscription: boolean },
): Promise<readonly ImportFinding[]> {
  if (last === undefined) return [];
  const { languages, content } = last.manifest;
  const findings: ImportFinding[] = [];
  if (content.updates.files > 0)
    findings.push({
      severity: 'information',
      text: `The update files of ${last.name} ${content.express ? 'include' : 'are without'} express installation files: set WSUS servers that synchronize from here accordingly.`,
    });
  if (takeSubscription) return findings;
  const chosen = await currentSubscription(store);
  const missing = languagesBeyond(chosen.languages, languages);
  if (missing.length > 0)
    findings.push({
      severity: 'warning',
      text: `${last.name} is of ${languages.length === 0 ? 'no language' : languages.join(', ')}; chosen here as well: ${missing.join(', ')}. Update files of those do not come with it.`,
    });
  if (chosen.products.length === 0)
    findings.push({
      severity: 'warning',
      text: 'No products are chosen here: the site database stays without updates until some are, or the subscription of the package is taken over.',
    });
  return findings;
}
