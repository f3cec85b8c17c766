import { isoOrNull } from '../../base/isoTime.ts';
import type { Application } from '../../app/application.ts';
import { hashedSecret } from '../../app/downstreamGate.ts';
import type { SupDocument } from '../../domain/documents.ts';
import type { DownstreamDocument, ReportedServerDocument } from '../../domain/downstreamDocuments.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import {
  downstreamRules,
  removeDownstreamRule,
  setDownstreamRule,
} from '../../engine/administration/downstreamRules.ts';
import { requireSite } from '../../engine/administration/siteAdministration.ts';
import { allSups } from '../../engine/administration/supAdministration.ts';
import type {
  DownstreamAdmission,
  DownstreamOperations,
  DownstreamView,
  ReportedServerView,
} from '../api/downstream.ts';

const shortestSecret = 24;

/** Accounts and admission of downstream servers, on an open data folder. */
export function downstreamHost(app: Application): DownstreamOperations {
  const { ports } = app;
  const { store, fence } = ports;
  const admission = async (): Promise<DownstreamAdmission> => ({
    admit: (await ports.settings()).downstream.admit,
    rules: (await downstreamRules(store)).map(({ name, rule, accountId, secret, certificate }) => ({
      ...{ name, rule, accountId: accountId ?? null, hasSecret: secret !== undefined },
      certificate: certificate ?? null,
    })),
  });
  const changed = async (): Promise<DownstreamAdmission> => {
    await app.supsChanged();
    return admission();
  };
  return {
    downstreams: async ({ siteCode }) => {
      const wanted = siteCode === undefined ? undefined : (await requireSite(store, siteCode))._id;
      const sups = new Map((await allSups(store)).map((sup) => [sup._id, sup]));
      return app.downstreams().flatMap((account) => {
        const sup = sups.get(account.sup);
        if (sup === undefined || (wanted !== undefined && sup.siteCode !== wanted)) return [];
        return [viewOf(account, sup)];
      });
    },
    downstreamAdmission: admission,
    allowDownstream: async ({ name, secret, ...proofs }) => {
      if (secret !== undefined && secret.length < shortestSecret)
        throw new SyncError(
          'invalidRequest',
          `A secret has at least ${shortestSecret} characters, so that it cannot be guessed`,
        );
      if (secret !== undefined && !/^[\x21-\x7e]{1,512}$/.test(secret))
        throw new SyncError(
          'invalidRequest',
          'A secret is of at most 512 letters, digits and signs without spaces',
        );
      const hashed = secret === undefined ? {} : { secret: hashedSecret(secret) };
      await setDownstreamRule(ports, name, 'allowed', { ...proofs, ...hashed });
      await store.commit(
        { documents: [{ collection: 'settings', put: { _id: 'downstream.admit', value: 'allowed' } }] },
        fence,
      );
      return changed();
    },
    denyDownstream: async ({ name }) => {
      await setDownstreamRule(ports, name, 'denied');
      return changed();
    },
    removeDownstream: async ({ name }) => {
      await removeDownstreamRule(ports, name);
      return changed();
    },
  };
}

function viewOf(account: DownstreamDocument, { siteCode, serverName }: SupDocument): DownstreamView {
  const { name, accountId, address, requests, revisions, documents, filesNamed, filesSent, bytes, refused } =
    account;
  const { lastFault, report } = account;
  return {
    ...{ siteCode, serverName, name, accountId, address },
    firstContact: new Date(account.firstContact).toISOString(),
    lastContact: new Date(account.lastContact).toISOString(),
    lastSynchronization: isoOrNull(account.lastSynchronization),
    anchor: account.anchor ?? null,
    ...{ requests, revisions, documents, filesNamed, filesSent, bytes, refused },
    lastFault:
      lastFault === undefined ? null : { ...lastFault, time: new Date(lastFault.time).toISOString() },
    reported: (report?.servers ?? []).map(reportedView),
  };
}

function reportedView(server: ReportedServerDocument): ReportedServerView {
  return {
    ...server,
    parentId: server.parentId ?? null,
    lastSynchronization: isoOrNull(server.lastSynchronization),
  };
}
