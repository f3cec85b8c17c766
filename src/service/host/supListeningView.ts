import type { Application } from '../../app/application.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { contentPortOf, loopback } from '../../domain/supListening.ts';
import type { SupView } from '../api/hierarchy.ts';

/** A software update point and how it listens: what doors and the parent in another service are told alike. */
export function supListeningView(app: Application, sup: SupDocument): Omit<SupView, 'siteCode' | 'warnings'> {
  return {
    serverName: sup.serverName,
    port: sup.port,
    url: app.listeningUrl(sup._id),
    publicUrl: sup.publicUrl ?? null,
    isDefault: sup.isDefault,
    listen: sup.listen ?? loopback,
    https: sup.https?.kind ?? null,
    contentPort: contentPortOf(sup) ?? null,
  };
}
