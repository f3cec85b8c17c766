import type { Application } from '../app/application.ts';
import { formatCode } from '../domain/errors/syncError.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';
import type { AuditEntry } from './rpc/doorSession.ts';

/** Writes changes that came with a token into a site's log: that of the site which the request names, else of the topmost one. */
export async function writeAudit(
  { ports: { store, fence, clock } }: Pick<Application, 'ports'>,
  { user, operation, request, failure }: AuditEntry,
): Promise<void> {
  const sites = await allSites(store);
  const named: unknown = Reflect.get(request, 'siteCode');
  const code = typeof named === 'string' ? named.toUpperCase() : undefined;
  const site = sites.find(({ _id }) => _id === code) ?? sites[0];
  // Without a site there is no log yet.
  if (site === undefined) return;
  const end = failure === undefined ? '' : ` failed (${formatCode(failure.code)}): ${failure.message}`;
  const severity = failure === undefined ? 'information' : 'warning';
  const text = `${operation}${code === undefined ? '' : ` of ${code}`} by ${user}${end}`;
  await store.commit(
    {
      events: [{ time: clock.now(), siteCode: site._id, body: { kind: 'note', severity, text } as const }],
    },
    fence,
  );
}
