import { systemZones, TimeZoneInfo, zoneNamed, zoneStandardName } from '../../types/time/timeZoneType.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { NetThrow } from '../../values/netException.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Get-TimeZone: that of the session, those of names or ids, or all. */
export const getTimeZone = cmdlet({
  name: 'Get-TimeZone',
  className: 'GetTimeZoneCommand',
  module: 'Management',
  aliases: ['gtz'],
  syntax: { Name: '[[-Name] <string[]>]', Id: '-Id <string[]>', ListAvailable: '-ListAvailable' },
  parameters: { Name: { pipeline: 'value' }, Id: { pipeline: 'property' } },
  outputs: ['System.TimeZoneInfo'],
  start: (runtime) => ({
    process() {
      const names = runtime.strings('Name');
      const ids = runtime.strings('Id');
      if (runtime.flag('ListAvailable')) for (const zone of systemZones()) runtime.write(zone);
      else if (ids !== undefined) for (const id of ids) writeById(id, runtime);
      else if (names !== undefined) for (const name of names) writeByName(name, runtime);
      else runtime.write(new TimeZoneInfo(runtime.runspace.timeZone));
    },
  }),
});

function writeById(id: string, runtime: CommandRuntime): void {
  try {
    runtime.write(zoneNamed(id));
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    tellMissing('ID', id, runtime);
  }
}

/** By the name of winter time, which may have wildcards. */
function writeByName(name: string, runtime: CommandRuntime): void {
  const matches = wildcardPattern(name);
  const found = systemZones().filter((zone) => matches(zoneStandardName(zone)));
  for (const zone of found) runtime.write(zone);
  if (found.length === 0) tellMissing('name', name, runtime);
}

function tellMissing(kind: 'ID' | 'name', text: string, runtime: CommandRuntime): void {
  runtime.writeError(
    commandError(
      'TimeZoneNotFound',
      `The time zone ${kind} '${text}' was not found on the local computer.`,
      'InvalidArgument',
      { type: 'System.TimeZoneNotFoundException', target: kind === 'ID' ? 'Id' : 'Name' },
    ),
  );
}
