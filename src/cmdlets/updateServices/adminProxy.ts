import type { NetType } from '../../script/types/netType.ts';
import { wrongSelf } from '../../script/types/arguments.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetException, NetThrow } from '../../script/values/netException.ts';
import type { SiteView, SupView } from '../../service/api/hierarchy.ts';
import { administration } from './namespaces.ts';
import { UpdateServer } from './updateServer.ts';
import type { WsusDoor } from './wsusDoor.ts';

/** AdminProxy: where scripts get a server from. Ports and TLS are those of the software update point, whatever is asked for. */
export function adminProxyType(door: WsusDoor): NetType {
  const server = `${administration}.IUpdateServer`;
  return new TypeBuilder(`${administration}.AdminProxy`, () => {
    throw wrongSelf('AdminProxy');
  })
    .staticMethod(`${server} GetUpdateServer()`, () => updateServer(door))
    .staticMethods(
      [
        `${server} GetUpdateServer(string serverName)`,
        `${server} GetUpdateServer(string serverName, bool useSecureConnection)`,
        `${server} GetUpdateServer(string serverName, bool useSecureConnection, int portNumber)`,
      ],
      ([name]) => updateServer(door, typeof name === 'string' ? name : undefined),
    )
    .build();
}

/**
 * The software update point of a name, also of its first part alone; the source of the top-level site where none is given, or the name of the machine
 * itself. Throws System.Net.WebException where there is none.
 */
export function updateServer(door: WsusDoor, name?: string): UpdateServer {
  const sites = door.service.sites();
  const all = sites.flatMap((site) => site.sups.map((sup) => ({ site, sup })));
  const found =
    name === undefined || isThisMachine(name) ? topLevel(sites) : all.find(({ sup }) => isNamed(sup, name));
  if (found !== undefined) return new UpdateServer(door, found.site, found.sup);
  const known = all.map(({ sup }) => sup.serverName).join(', ');
  const message = `The remote name could not be resolved: '${name ?? ''}'. Software update points of this hierarchy: ${known === '' ? 'none' : known}.`;
  throw new NetThrow(new NetException('System.Net.WebException', message));
}

function topLevel(
  sites: readonly SiteView[],
): { readonly site: SiteView; readonly sup: SupView } | undefined {
  const site = sites.find(({ isTopLevel }) => isTopLevel);
  const sup = site?.sups.find(({ isDefault }) => isDefault);
  return site === undefined || sup === undefined ? undefined : { site, sup };
}

function isThisMachine(name: string): boolean {
  return ['', '.', 'localhost', '127.0.0.1', '::1'].includes(name.trim().toLowerCase());
}

function isNamed({ serverName }: SupView, name: string): boolean {
  const [full, wanted] = [serverName.toLowerCase(), name.trim().toLowerCase()];
  return full === wanted || full.split('.')[0] === wanted;
}
