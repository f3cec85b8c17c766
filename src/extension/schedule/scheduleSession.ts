import { catalogText } from '../catalogText.ts';
import { wallMinute } from '../../base/calendar.ts';
import type { Clock } from '../../base/clock.ts';
import { shownText } from '../../contract/checks.ts';
import { isSameConfiguration, type ScheduleConfiguration } from '../../contract/scheduleConfiguration.ts';
import type {
  ScheduleHostMessage,
  SchedulePageMessage,
  SchedulePagePreview,
  ScheduleState,
} from '../../contract/schedulePage.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { describeBlackout } from '../../domain/schedule/describe.ts';
import { parseBlackout } from '../../domain/schedule/parseBlackout.ts';
import type { BlackoutWindow } from '../../domain/schedule/schedule.ts';
import type { ScheduleRemark } from '../../domain/schedule/scheduleRemark.ts';
import { formatStart } from '../../domain/schedule/startTime.ts';
import { blackoutProblems } from '../../domain/schedule/validate.ts';
import type { SyncService } from '../../service/api/syncService.ts';

/** The settings that stand in the form beside the schedule. */
const settingKeys = { blackouts: 'schedule.blackouts', alert: 'alerts.onFailure' } as const;

/** Answers the schedule page of one site: reads, previews and saves through the service. Knows nothing of VS Code. */
export class ScheduleSession {
  readonly #service: () => Promise<SyncService>;
  readonly #siteCode: string;
  readonly #clock: Clock;

  constructor(service: () => Promise<SyncService>, siteCode: string, clock: Clock) {
    this.#service = service;
    this.#siteCode = siteCode;
    this.#clock = clock;
  }

  /** The answer to a message; undefined where none is due. Never rejects: what fails is an answer, too. */
  async answer(message: SchedulePageMessage): Promise<ScheduleHostMessage | undefined> {
    try {
      switch (message.kind) {
        case 'ready':
          return await this.state();
        case 'edited':
          return undefined;
        case 'preview':
          return {
            ...{ kind: 'previewed', id: message.id },
            preview: await this.#preview(message.configuration),
          };
        case 'save':
          return await this.#save(message);
      }
    } catch (error) {
      return failure('id' in message ? message.id : null, error);
    }
  }

  /** The schedule as it is stored now, or why it cannot be read. */
  async state(): Promise<ScheduleHostMessage> {
    try {
      return { kind: 'state', state: await this.#read() };
    } catch (error) {
      return failure(null, error);
    }
  }

  async #read(): Promise<ScheduleState> {
    const siteCode = this.#siteCode;
    const service = await this.#service();
    const [sites, { schedule }, settings] = await Promise.all([
      service.sites(),
      service.schedule({ siteCode, runs: 1 }),
      service.settings(),
    ]);
    const site = sites.find((candidate) => candidate.siteCode === siteCode);
    if (site === undefined) throw new SyncError('notFound', `There is no site ${siteCode}`);
    const valueOf = (key: string): string => settings.find((setting) => setting.key === key)?.value ?? '';
    return {
      siteCode,
      configuration: {
        schedule,
        blackouts: valueOf(settingKeys.blackouts)
          .split(';')
          .filter((text) => text.trim() !== '')
          .map(parseBlackout),
        alertOnFailure: valueOf(settingKeys.alert) === 'on',
      },
      suggestion: {
        recurrence: { kind: 'interval', days: 7, hours: 0, minutes: 0 },
        start: formatStart(wallMinute(this.#clock.now(), site.zone)),
        zone: site.zone,
        catchUp: valueOf('schedule.catchUp') === 'skip' ? 'skip' : 'once',
      },
    };
  }

  async #preview({ schedule, blackouts }: ScheduleConfiguration): Promise<SchedulePagePreview> {
    if (schedule === null) throw new SyncError('invalidRequest', 'No schedule has no runs to preview');
    const service = await this.#service();
    const { text, token, noTokenReason, nextRuns, runNotes, problems, warnings, serviceZone } =
      await service.previewSchedule({ ...{ siteCode: this.#siteCode, schedule, blackouts }, runs: 10 });
    return { text, token, noTokenReason, nextRuns, runNotes, problems, warnings, serviceZone };
  }

  async #save({
    id,
    configuration,
    basis,
  }: Extract<SchedulePageMessage, { kind: 'save' }>): Promise<ScheduleHostMessage> {
    const before = await this.#read();
    if (!isSameConfiguration(before.configuration, basis)) return { kind: 'conflict', id, state: before };
    const problems = await this.#problems(configuration);
    if (problems.length > 0) return { kind: 'refused', id, problems };
    const service = await this.#service();
    const { schedule, blackouts, alertOnFailure } = configuration;
    if (!isSameConfiguration({ ...basis, schedule }, basis))
      await service.setSchedule({ siteCode: this.#siteCode, schedule });
    const values = {
      ...(isSameConfiguration({ ...basis, blackouts }, basis)
        ? {}
        : { [settingKeys.blackouts]: blackoutText(blackouts) }),
      ...(alertOnFailure === basis.alertOnFailure
        ? {}
        : { [settingKeys.alert]: alertOnFailure ? 'on' : 'off' }),
    };
    if (Object.keys(values).length > 0) await service.setSettings({ values });
    return { kind: 'saved', id, state: await this.#read() };
  }

  async #problems(configuration: ScheduleConfiguration): Promise<readonly ScheduleRemark[]> {
    if (configuration.schedule !== null) return (await this.#preview(configuration)).problems;
    return blackoutProblems(configuration.blackouts).map(({ field, message }) => ({
      field: `settings.${field}`,
      message,
    }));
  }
}

function blackoutText(windows: readonly BlackoutWindow[]): string {
  return windows.map(describeBlackout).join('; ');
}

function failure(id: number | null, error: unknown): ScheduleHostMessage {
  const { message, entry } = asSyncError(error, 'Extension');
  return { ...{ kind: 'failed', id }, message: shownText(message), remedy: catalogText(entry.remedy) };
}
