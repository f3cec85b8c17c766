import type { OpenBundle } from '../../domain/catalogBundle.ts';
import type { ExchangeDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { filterText, versionText } from './exchangeState.ts';
import { blocking, type ImportFinding } from './importFinding.ts';

/** What a catalog holds by its last import. */
export type ImportChain = Pick<ExchangeDocument, 'sourceId' | 'version' | 'published' | 'filter'>;

/** One package in its turn: to be applied, here already, or not to be. */
export interface ImportStep {
  readonly bundle: OpenBundle;
  readonly state: 'next' | 'here' | 'outOfOrder' | 'damaged';
  readonly findings: readonly ImportFinding[];
}

/** Packages in the order in which they follow each other, and what is to be said of each, whatever order they were named in. */
export function importPlan(
  opened: readonly OpenBundle[],
  before: ImportChain | undefined,
): readonly ImportStep[] {
  let chain = before;
  const sorted = [...opened].sort((a, b) => a.manifest.to.version - b.manifest.to.version);
  return sorted.map((bundle) => {
    const { from, to, source, filter } = bundle.manifest;
    const follows = chain?.sourceId === source.serverId && chain.filter === filterText(filter);
    if (follows && chain !== undefined && to.published <= chain.published)
      return { bundle, state: 'here', findings: [hereFinding(bundle, chain)] };
    const continues = follows && chain?.version === from?.version && chain?.published === from?.published;
    if (from !== null && !continues)
      return { bundle, state: 'outOfOrder', findings: [gapFinding(bundle, chain, follows)] };
    const findings = from === null && chain !== undefined && !follows ? [replacing(bundle)] : [];
    chain = { sourceId: source.serverId, filter: filterText(filter), ...to };
    return { bundle, state: 'next', findings };
  });
}

function hereFinding({ name, manifest }: OpenBundle, { version }: ImportChain): ImportFinding {
  const why =
    manifest.to.version === version ? 'is here already' : `is older than version ${version}, which is here`;
  return { severity: 'information', text: `${name} changes nothing: version ${manifest.to.version} ${why}.` };
}

function gapFinding(
  { name, manifest }: OpenBundle,
  chain: ImportChain | undefined,
  follows: boolean,
): ImportFinding {
  const { source, from } = manifest;
  const holds = `${name} holds ${versionText(manifest)} of ${source.serverName}, but`;
  if (chain === undefined)
    return outOfOrder(`${holds} nothing was imported yet: the first package has to be a whole one`);
  if (!follows)
    return outOfOrder(`${holds} version ${chain.version} of another source or with other filters is here`);
  return outOfOrder(
    from !== null && from.version > chain.version
      ? `${holds} version ${chain.version} is here: what changed up to version ${from.version} is missing`
      : `${holds} version ${chain.version} is here, which it does not begin with`,
  );
}

function outOfOrder(message: string): ImportFinding {
  return blocking(new SyncError('bundleOutOfOrder', message));
}

function replacing({ name, manifest }: OpenBundle): ImportFinding {
  return {
    severity: 'warning',
    text: `${name} replaces what is here: that is of another source than ${manifest.source.serverName}, or has other filters.`,
  };
}
