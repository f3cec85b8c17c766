import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';

/** Supersedence rules, the alert and the clean-up, as settings of the service. */
export function changeSettings(runtime: CommandRuntime, service: BlockingService): void {
  const values: Record<string, string> = {
    ...supersedence(runtime, 'supersedence.nonFeature', 'ImmediatelyExpireSupersedence', 'WaitMonth'),
    ...supersedence(
      ...([runtime, 'supersedence.feature', 'ImmediatelyExpireSupersedenceForFeature'] as const),
      'WaitMonthForFeature',
    ),
    ...onOff(runtime, 'alerts.onFailure', 'EnableSyncFailureAlert'),
    ...onOff(runtime, 'maintenance.declineExpired', 'EnableCallWsusCleanupWizard'),
  };
  if (Object.keys(values).length > 0) service.setSettings({ values });
}

/** `-Immediately… $false` needs the months to wait (cmdlets.md, notes that the tables do not show). */
function supersedence(
  runtime: CommandRuntime,
  key: string,
  immediately: string,
  months: string,
): Readonly<Record<string, string>> {
  const expire = runtime.value(immediately);
  const wait = runtime.integer(months);
  if (expire === true) return { [`${key}.mode`]: 'immediately' };
  if (wait !== undefined) return { [`${key}.mode`]: 'wait', [`${key}.months`]: String(wait) };
  if (expire === false)
    throw new SyncError('invalidRequest', `-${immediately} $false needs -${months}: how many months to wait`);
  return {};
}

function onOff(runtime: CommandRuntime, key: string, parameter: string): Readonly<Record<string, string>> {
  const value = runtime.value(parameter);
  return typeof value === 'boolean' ? { [key]: value ? 'on' : 'off' } : {};
}
