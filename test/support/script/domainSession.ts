import { blockingService } from '../../../src/cmdlets/blockingService.ts';
import { sessionCmdlets } from '../../../src/cmdlets/sessionCmdlets.ts';
import { addSiteDrives } from '../../../src/cmdlets/siteDrives.ts';
import { wsusTypes } from '../../../src/cmdlets/updateServices/wsusTypes.ts';
import { TypeRegistry } from '../../../src/script/types/typeRegistry.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { noUser } from '../../../src/script/host/noUser.ts';
import type { ScriptHost } from '../../../src/script/runtime/session/scriptHost.ts';
import { testSession, written } from './testSession.ts';

/** What an operation answers: to the first request the first, and so on; the last one answers all further ones. */
export type Answers = Readonly<Record<string, readonly unknown[]>>;

/** Runs a script over a service of answers, without waiting where it sleeps; what it wrote, and the requests that were made. */
export function overService(
  script: string,
  answers: Answers,
  {
    timeZone = 'UTC',
    confirm = noUser,
  }: { readonly timeZone?: string; readonly confirm?: ScriptHost['confirm'] } = {},
): { lines: string[]; asked: unknown[]; warnings: string[] } {
  const asked: unknown[] = [];
  const counts = new Map<string, number>();
  const service = blockingService((operation, request) => {
    asked.push({ [operation]: request });
    const given = answers[operation];
    if (given === undefined) throw new SyncError('notFound', `Nothing answers ${operation}`);
    const count = counts.get(operation) ?? 0;
    counts.set(operation, count + 1);
    return given[Math.min(count, given.length - 1)];
  });
  const nothing = (): void => undefined;
  const warnings: string[] = [];
  const door = { service, user: 'admin', sleep: nothing, warn: (text: string) => warnings.push(text) };
  const cmdlets = sessionCmdlets(door);
  const types = new TypeRegistry();
  types.addWhenMissing(() => wsusTypes(door));
  const host = {
    ...{ write: nothing, clear: nothing, progress: nothing },
    ...{ confirm, readLine: noUser, choose: noUser },
  };
  const session = testSession({ cmdlets, types, timeZone, host });
  session.engine.sleep = nothing;
  addSiteDrives(session.engine, service);
  return { lines: written(script, session), asked, warnings };
}
