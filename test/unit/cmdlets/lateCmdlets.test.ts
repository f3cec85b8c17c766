import { deepEqual, equal } from 'node:assert/strict';
import { allDomainCmdlets } from '../../../src/cmdlets/allDomainCmdlets.ts';
import { blockingService } from '../../../src/cmdlets/blockingService.ts';
import { sessionCmdlets } from '../../../src/cmdlets/sessionCmdlets.ts';
import { allWsusCmdlets } from '../../../src/cmdlets/updateServices/allWsusCmdlets.ts';
import type { Cmdlet } from '../../../src/script/commands/cmdlet.ts';
import { dateCmdlets } from '../../../src/script/commands/dates/dateCmdlets.ts';
import { discoveryCmdlets } from '../../../src/script/commands/discovery/discoveryCmdlets.ts';
import { fileCmdlets } from '../../../src/script/commands/files/fileCmdlets.ts';
import { outputCmdlets } from '../../../src/script/commands/format/outputCmdlets.ts';
import { jobCmdlets } from '../../../src/script/commands/jobs/jobCmdlets.ts';
import { objectCmdlets } from '../../../src/script/commands/objects/objectCmdlets.ts';
import { secretCmdlets } from '../../../src/script/commands/secrets/secretCmdlets.ts';
import { serializeCmdlets } from '../../../src/script/commands/serialize/serializeCmdlets.ts';
import { controlCmdlets } from '../../../src/script/commands/session/controlCmdlets.ts';
import { textCmdlets } from '../../../src/script/commands/text/textCmdlets.ts';
import { variableCmdlets } from '../../../src/script/commands/variables/variableCmdlets.ts';
import { webCmdlets } from '../../../src/script/commands/web/webCmdlets.ts';
import { writeCmdlets } from '../../../src/script/commands/write/writeCmdlets.ts';
import { addPester } from '../../../src/script/pester/addPester.ts';
import { pesterCmdlets } from '../../../src/script/pester/pesterCmdlets.ts';
import { testSession } from '../../support/script/testSession.ts';

const nothing = (): void => undefined;
const door = { service: blockingService(nothing), user: 'admin', sleep: nothing, warn: nothing };
const { engine } = testSession({ cmdlets: sessionCmdlets(door) });
const own = new Set(
  testSession({ cmdlets: [] })
    .engine.table.list()
    .map(({ name }) => name),
);
const state = addPester(engine, null);
const late = engine.table
  .list()
  .filter(({ name }) => !own.has(name))
  .map(({ cmdlet }) => cmdlet);

const rooms: readonly Cmdlet[] = [
  ...[objectCmdlets, writeCmdlets, variableCmdlets, discoveryCmdlets, dateCmdlets, controlCmdlets],
  ...[textCmdlets, secretCmdlets, jobCmdlets, webCmdlets, fileCmdlets, outputCmdlets, serializeCmdlets],
  ...[allDomainCmdlets(door), allWsusCmdlets(door), pesterCmdlets(state)],
].flat();

describe('Cmdlets that are read late', () => {
  it('are all that there are in their rooms, with the names, aliases and modules that they have there', () => {
    deepEqual(late.map(named).sort(), rooms.map(named).sort());
  });

  for (const cmdlet of late)
    it(`are found in their room: ${cmdlet.name}`, () => {
      equal(cmdlet.metadata.name, cmdlet.name);
    });
});

function named({ name, aliases, module }: Cmdlet): string {
  return `${module}\\${name} ${aliases.join(' ')}`;
}
