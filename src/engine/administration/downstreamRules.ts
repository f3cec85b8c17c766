import { isGuid } from '../../base/guid.ts';
import { isFingerprint, plainFingerprint } from '../../domain/fingerprint.ts';
import type { DownstreamRuleDocument } from '../../domain/downstreamDocuments.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';

/** Rules that a data folder keeps at most. */
export const mostRules = 1000;

type RulePorts = Pick<EnginePorts, 'store' | 'fence' | 'clock'>;

/** How a downstream server has to prove who it is. */
export interface DownstreamProofs {
  readonly accountId?: string;
  readonly secret?: DownstreamRuleDocument['secret'];
  readonly certificate?: string;
}

/** Every rule, by name. */
export async function downstreamRules(
  store: EnginePorts['store'],
): Promise<readonly DownstreamRuleDocument[]> {
  return (await store.documents('downstreamRules', { limit: mostRules })).items;
}

/** Allows or denies a downstream server by name, in place of what was said of it before. Rejects with `invalidRequest` or `limitExceeded`. */
export async function setDownstreamRule(
  { store, fence, clock }: RulePorts,
  name: string,
  rule: DownstreamRuleDocument['rule'],
  { accountId, secret, certificate }: DownstreamProofs = {},
): Promise<DownstreamRuleDocument> {
  const put: DownstreamRuleDocument = {
    ...{ _id: checkedName(name), name, rule, changed: clock.now() },
    ...(accountId === undefined ? {} : { accountId: checkedGuid(accountId) }),
    ...(secret === undefined ? {} : { secret }),
    ...(certificate === undefined ? {} : { certificate: checkedFingerprint(certificate) }),
  };
  const rules = await downstreamRules(store);
  if (rules.length >= mostRules && !rules.some(({ _id }) => _id === put._id))
    throw new SyncError('limitExceeded', `At most ${mostRules} downstream servers can be allowed or denied`);
  await store.commit({ documents: [{ collection: 'downstreamRules', put }] }, fence);
  return put;
}

/** Takes back what was said of a downstream server; `notFound` where nothing was. */
export async function removeDownstreamRule({ store, fence }: RulePorts, name: string): Promise<void> {
  const id = name.toLowerCase();
  if ((await store.document('downstreamRules', id)) === undefined)
    throw new SyncError(
      'notFound',
      `The downstream server ${name.slice(0, 255)} is neither allowed nor denied`,
    );
  await store.commit({ documents: [{ collection: 'downstreamRules', remove: id }] }, fence);
}

/** The names that the protocol lets through. */
function checkedName(name: string): string {
  if (/^[\p{L}\p{N}._-]{1,255}$/u.test(name)) return name.toLowerCase();
  throw new SyncError('invalidRequest', `${name.slice(0, 80)} is no name that a downstream server can have`);
}

function checkedGuid(text: string): string {
  if (isGuid(text)) return text.toLowerCase();
  throw new SyncError('invalidRequest', `${text.slice(0, 80)} is no GUID`);
}

function checkedFingerprint(text: string): string {
  if (isFingerprint(text)) return plainFingerprint(text);
  throw new SyncError('invalidRequest', 'A certificate is named by its SHA-256: 64 hexadecimal digits');
}
