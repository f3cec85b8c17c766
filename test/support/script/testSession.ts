import { allCmdlets } from '../../../src/script/commands/allCmdlets.ts';
import { formatOutput } from '../../../src/script/format/formatOutput.ts';
import { noUser } from '../../../src/script/host/noUser.ts';
import { standardLimits } from '../../../src/script/runtime/session/limits.ts';
import { openSession, type Session } from '../../../src/script/runtime/session/openSession.ts';
import type { ScriptOutcome } from '../../../src/script/runtime/session/scriptOutcome.ts';
import { machineFiles } from '../../../src/script/runtime/session/scriptFiles.ts';
import type { SessionOptions } from '../../../src/script/runtime/session/sessionOptions.ts';
import { parseScript } from '../../../src/script/syntax/parseScript.ts';
import { TypeRegistry } from '../../../src/script/types/typeRegistry.ts';
import { ErrorRecord } from '../../../src/script/values/errorRecord.ts';
import type { Value } from '../../../src/script/values/value.ts';
import { FakeClock } from '../fakeClock.ts';

/** A session as the recorded snippets had one: culture en-US, time zone UTC, nobody to ask. */
export function testSession(options: Partial<SessionOptions> = {}): Session {
  const session: Session = openSession({
    cmdlets: allCmdlets,
    types: new TypeRegistry(),
    parse: (text, file, known) => parseScript(text, { file, types: known }),
    format: (values, width) => formatOutput(values, width, session.engine),
    culture: 'en-US',
    timeZone: 'UTC',
    clock: new FakeClock('2024-02-13T14:05:06Z'),
    random: () => 0.5,
    environment: new Map(),
    files: machineFiles,
    host: {
      write: () => undefined,
      clear: () => undefined,
      progress: () => undefined,
      confirm: (_caption, question) => noUser(question),
      readLine: () => noUser(''),
      choose: (_caption, message) => noUser(message),
    },
    location: '/',
    // The stack of the tests is smaller than that of a session's thread, and nothing is to come to its end.
    limits: { ...standardLimits, depth: 200 },
    canceled: () => false,
    onRecord: null,
    ...options,
  });
  return session;
}

/** Runs a text in a session of its own, or in the one given. */
export function runText(text: string, session: Session = testSession()): ScriptOutcome {
  return session.run(parseScript(text, { file: null }));
}

/** What a text writes, each object as `"$x"` has it; `!` and the id before an error, `!!` before the one that ended it. */
export function written(text: string, session: Session = testSession()): string[] {
  const { records, terminating } = runText(text, session);
  const show = (value: Value): string => session.engine.text(value);
  const lines = records.map(({ stream, value }) =>
    stream === 'output' ? show(value) : stream === 'error' ? `!${idOf(value)}` : `${stream}: ${show(value)}`,
  );
  return terminating === null ? lines : [...lines, `!!${terminating.fullyQualifiedErrorId}`];
}

function idOf(value: Value): string {
  return value instanceof ErrorRecord ? value.fullyQualifiedErrorId : 'no error record';
}
