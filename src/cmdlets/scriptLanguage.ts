import { systemClock } from '../base/clock.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { noUser } from '../script/host/noUser.ts';
import { rootedFiles } from '../script/host/rootedFiles.ts';
import { KnownCommands } from '../script/language/knownCommands.ts';
import { KnownTypes } from '../script/language/knownTypes.ts';
import type { LanguageKnowledge } from '../script/language/scriptModel.ts';
import { addPester } from '../script/pester/addPester.ts';
import { standardLimits } from '../script/runtime/session/limits.ts';
import { openSession } from '../script/runtime/session/openSession.ts';
import { machineFiles } from '../script/runtime/session/scriptFiles.ts';
import { parseScript } from '../script/syntax/parseScript.ts';
import type { NetType } from '../script/types/netType.ts';
import { TypeRegistry } from '../script/types/typeRegistry.ts';
import { wsusTypes } from './updateServices/wsusTypes.ts';
import { resultProperties } from './resultProperties.ts';
import { blockingService } from './blockingService.ts';
import { sessionCmdlets } from './sessionCmdlets.ts';

/** Remembers what a session adds. */
class AddedTypes extends TypeRegistry {
  readonly added: NetType[] = [];

  override add(type: NetType): void {
    this.added.push(type);
    super.add(type);
  }

  /** All at once: an editor asks for every name. */
  override addWhenMissing(load: () => readonly NetType[]): void {
    for (const type of load()) this.add(type);
  }
}

let known: LanguageKnowledge | undefined;

/** The commands and types of a session, for language features: one is opened, reaches nothing, and runs nothing. Made once. */
export function languageKnowledge(): LanguageKnowledge {
  known ??= askSession();
  return known;
}

function askSession(): LanguageKnowledge {
  const types = new AddedTypes();
  const nothing = (): void => undefined;
  const door = { service: blockingService(refused), user: '', sleep: nothing, warn: nothing };
  const session = openSession({
    ...{ cmdlets: sessionCmdlets(door), types },
    parse: (text, file, known) => parseScript(text, { file, types: known }),
    format: () => [],
    ...{ culture: 'en-US', timeZone: 'UTC', clock: systemClock, random: Math.random },
    ...{ environment: new Map<string, string>(), location: '/', limits: standardLimits },
    // Below no folder at all.
    files: rootedFiles(machineFiles, []),
    host: {
      ...{ confirm: noUser, readLine: noUser, choose: noUser },
      ...{ write: () => undefined, clear: () => undefined, progress: () => undefined },
    },
    ...{ canceled: () => false, onRecord: null },
  });
  for (const type of wsusTypes(door)) types.add(type);
  addPester(session.engine, null);
  const cmdlets = session.engine.table.list().map(({ cmdlet }) => cmdlet);
  return {
    commands: new KnownCommands(cmdlets),
    types: new KnownTypes(types.added),
    outputs: resultProperties,
  };
}

function refused(): never {
  throw new SyncError('accessDenied', 'Language features ask no service');
}
