import type { SettingDocument } from './documents.ts';
import { SyncError } from './errors/syncError.ts';
import type { LinkThresholds } from './linkHealth.ts';
import type { BlackoutWindow } from './schedule/schedule.ts';
import type { SecretStore } from './secretStore.ts';
import type { SettingDefinition, StoredSetting } from './settings/definition.ts';
import { settingTable, type SettingKey } from './settings/settingTable.ts';
import type { SupersedenceRule, SupersedenceRules } from './supersedence.ts';

/** The settings of a data folder, typed; `susync settings show` lists them with unit, range and source of the default. */
export interface Settings {
  readonly supersedence: SupersedenceRules;
  readonly maintenance: {
    readonly declineExpired: boolean;
    readonly removeObsolete: boolean;
    readonly updatesCleanupAgeDays: number;
    /** 0 = off. */
    readonly everyHours: number;
    readonly compact: boolean;
    readonly compactBelowPercent: number;
  };
  readonly alerts: {
    readonly onFailure: boolean;
    /** 0 = off. */
    readonly noSuccessHours: number;
    /** 0 = off. */
    readonly freeSpaceMebibytes: number;
  };
  readonly notify: NotificationSettings;
  readonly proxy: {
    readonly url: string | null;
    readonly user: string | null;
    readonly password: string | null;
    readonly noProxy: readonly string[];
  };
  readonly fullSyncIntervalDays: number;
  readonly retryIntervalMinutes: number;
  readonly relisting: { readonly intervalDays: number; readonly lossLimitPercent: number };
  /** `catchUp` is for new schedules; `blackouts` hold for every schedule besides its own, and for retries. */
  readonly schedule: { readonly catchUp: 'once' | 'skip'; readonly blackouts: readonly BlackoutWindow[] };
  readonly limits: {
    readonly parallelChildren: number;
    readonly requestsInFlight: number;
    readonly batchSize: number;
    readonly responseMebibytes: number;
    /** 0 = no limit. */
    readonly compactMebibytesPerSecond: number;
  };
  readonly timeouts: {
    readonly connectSeconds: number;
    readonly firstByteSeconds: number;
    readonly stallSeconds: number;
  };
  /** What listeners allow the downstream servers of other machines. */
  readonly downstream: {
    readonly admit: 'any' | 'allowed';
    readonly requestMebibytes: number;
    readonly calls: number;
    readonly connections: number;
    readonly connectionsPerAddress: number;
  };
  readonly log: { readonly sizeBytes: number };
  readonly links: LinkThresholds;
}

/** How changes of alerts are told. */
export interface NotificationSettings {
  /** 0 = never. */
  readonly remindDays: number;
  readonly webhook: {
    readonly url: string | null;
    readonly pin: string | null;
    readonly secret: string | null;
  };
  readonly mail: {
    readonly server: string | null;
    readonly port: number;
    readonly security: 'starttls' | 'tls' | 'none';
    readonly from: string | null;
    readonly to: readonly string[];
    readonly user: string | null;
    readonly password: string | null;
  };
  readonly command: {
    readonly program: string | null;
    readonly arguments: readonly string[];
    readonly timeoutSeconds: number;
  };
}

/** One row of `susync settings show`. */
export interface SettingRow {
  readonly key: SettingKey;
  /** As it is typed; a secret reads `(set)` or is empty. */
  readonly text: string;
  /** The stored value; null for a secret. */
  readonly value: StoredSetting;
  readonly default: StoredSetting;
  readonly isDefault: boolean;
  readonly type: SettingDefinition<unknown>['type'];
  readonly unit?: string;
  readonly allowed: string;
  readonly description: string;
  readonly origin: string;
}

/** All keys in the order they are shown. */
export const settingKeys: readonly SettingKey[] = Object.keys(settingTable).filter(isSettingKey);

/** Whether a text is the key of a setting. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingTable, key);
}

/** Whether the value of a setting is a secret: kept by the `SecretStore`, never as a document. */
export function isSecretSetting(key: string): boolean {
  return isSettingKey(key) && settingTable[key].type === 'secret';
}

/** The settings among the secrets, in the form of documents; for reading them, never to be stored. */
export function secretSettings(secrets: Pick<SecretStore, 'get'>): readonly SettingDocument[] {
  return settingKeys.flatMap((key) => {
    const value = isSecretSetting(key) ? secrets.get(key) : undefined;
    return value === undefined ? [] : [{ _id: key, value }];
  });
}

/** The typed settings; those without a document have their defaults. Rejects with `invalidRequest` a value that is not allowed. */
export function settingsFrom(documents: readonly SettingDocument[]): Settings {
  const stored = new Map(documents.map(({ _id, value }) => [_id, value]));
  function value<T>(key: SettingKey, definition: SettingDefinition<T>): T {
    const given = stored.get(key);
    const read = definition.read(given === undefined ? definition.default : given);
    if (read === undefined) throw refusal(key, describeStored(given ?? null, definition));
    return read;
  }
  const rule = (mode: 'immediately' | 'wait', months: number): SupersedenceRule =>
    mode === 'immediately' ? { kind: 'immediately' } : { kind: 'afterMonths', months };
  const table = settingTable;
  return {
    supersedence: {
      feature: rule(
        value('supersedence.feature.mode', table['supersedence.feature.mode']),
        value('supersedence.feature.months', table['supersedence.feature.months']),
      ),
      nonFeature: rule(
        value('supersedence.nonFeature.mode', table['supersedence.nonFeature.mode']),
        value('supersedence.nonFeature.months', table['supersedence.nonFeature.months']),
      ),
    },
    maintenance: {
      declineExpired: value('maintenance.declineExpired', table['maintenance.declineExpired']),
      removeObsolete: value('maintenance.removeObsolete', table['maintenance.removeObsolete']),
      updatesCleanupAgeDays: value(
        'maintenance.updatesCleanupAgeDays',
        table['maintenance.updatesCleanupAgeDays'],
      ),
      everyHours: value('maintenance.everyHours', table['maintenance.everyHours']),
      compact: value('maintenance.compact', table['maintenance.compact']),
      compactBelowPercent: value('maintenance.compactBelowPercent', table['maintenance.compactBelowPercent']),
    },
    alerts: {
      onFailure: value('alerts.onFailure', table['alerts.onFailure']),
      noSuccessHours: value('alerts.noSuccessHours', table['alerts.noSuccessHours']),
      freeSpaceMebibytes: value('alerts.freeSpaceMebibytes', table['alerts.freeSpaceMebibytes']),
    },
    notify: {
      remindDays: value('notify.remindDays', table['notify.remindDays']),
      webhook: {
        url: value('notify.webhook.url', table['notify.webhook.url']),
        pin: value('notify.webhook.pin', table['notify.webhook.pin']),
        secret: value('notify.webhook.secret', table['notify.webhook.secret']),
      },
      mail: {
        server: value('notify.mail.server', table['notify.mail.server']),
        port: value('notify.mail.port', table['notify.mail.port']),
        security: value('notify.mail.security', table['notify.mail.security']),
        from: value('notify.mail.from', table['notify.mail.from']),
        to: value('notify.mail.to', table['notify.mail.to']),
        user: value('notify.mail.user', table['notify.mail.user']),
        password: value('notify.mail.password', table['notify.mail.password']),
      },
      command: {
        program: value('notify.command.program', table['notify.command.program']),
        arguments: value('notify.command.arguments', table['notify.command.arguments']),
        timeoutSeconds: value('notify.command.timeoutSeconds', table['notify.command.timeoutSeconds']),
      },
    },
    proxy: {
      url: value('proxy.url', table['proxy.url']),
      user: value('proxy.user', table['proxy.user']),
      password: value('proxy.password', table['proxy.password']),
      noProxy: value('proxy.noProxy', table['proxy.noProxy']),
    },
    fullSyncIntervalDays: value('fullSyncIntervalDays', table.fullSyncIntervalDays),
    retryIntervalMinutes: value('retryIntervalMinutes', table.retryIntervalMinutes),
    relisting: {
      intervalDays: value('relisting.intervalDays', table['relisting.intervalDays']),
      lossLimitPercent: value('relisting.lossLimitPercent', table['relisting.lossLimitPercent']),
    },
    schedule: {
      catchUp: value('schedule.catchUp', table['schedule.catchUp']),
      blackouts: value('schedule.blackouts', table['schedule.blackouts']),
    },
    limits: {
      parallelChildren: value('limits.parallelChildren', table['limits.parallelChildren']),
      requestsInFlight: value('limits.requestsInFlight', table['limits.requestsInFlight']),
      batchSize: value('limits.batchSize', table['limits.batchSize']),
      responseMebibytes: value('limits.responseMebibytes', table['limits.responseMebibytes']),
      compactMebibytesPerSecond: value(
        'limits.compactMebibytesPerSecond',
        table['limits.compactMebibytesPerSecond'],
      ),
    },
    timeouts: {
      connectSeconds: value('timeouts.connectSeconds', table['timeouts.connectSeconds']),
      firstByteSeconds: value('timeouts.firstByteSeconds', table['timeouts.firstByteSeconds']),
      stallSeconds: value('timeouts.stallSeconds', table['timeouts.stallSeconds']),
    },
    downstream: {
      admit: value('downstream.admit', table['downstream.admit']),
      requestMebibytes: value('downstream.requestMebibytes', table['downstream.requestMebibytes']),
      calls: value('downstream.calls', table['downstream.calls']),
      connections: value('downstream.connections', table['downstream.connections']),
      connectionsPerAddress: value(
        'downstream.connectionsPerAddress',
        table['downstream.connectionsPerAddress'],
      ),
    },
    log: { sizeBytes: value('log.sizeBytes', table['log.sizeBytes']) },
    links: {
      checkSeconds: value('links.checkSeconds', table['links.checkSeconds']),
      degradedChecks: value('links.degradedChecks', table['links.degradedChecks']),
      errorChecks: value('links.errorChecks', table['links.errorChecks']),
    },
  };
}

/** The document for a typed `KEY=VALUE`; an empty text means the default, and so does `default` but for a secret. Rejects with `notFound` or `invalidRequest`. */
export function settingFromText(key: string, text: string): SettingDocument {
  const known = settingKeys.find((candidate) => candidate.toLowerCase() === key.trim().toLowerCase());
  if (known === undefined)
    throw new SyncError('notFound', `There is no setting "${key.slice(0, 60)}"${suggestion(key)}`);
  const definition: SettingDefinition<unknown> = settingTable[known];
  const value = definition.type === 'secret' ? definition.parse(text) : parsed(text.trim(), definition);
  if (definition.read(value) === undefined) throw refusal(known, describeStored(value, definition));
  return { _id: known, value };
}

/** The rows of `susync settings show`, in the order of the table; secrets are never shown. */
export function settingRows(documents: readonly SettingDocument[]): readonly SettingRow[] {
  const stored = new Map(documents.map(({ _id, value }) => [_id, value]));
  return settingKeys.map((key) => {
    const definition: SettingDefinition<unknown> = settingTable[key];
    const given = stored.get(key);
    const value = given === undefined ? definition.default : given;
    const { type, unit, allowed, description, origin } = definition;
    return {
      key,
      text: describeStored(value, definition),
      value: type === 'secret' ? null : value,
      default: definition.default,
      isDefault: JSON.stringify(value) === JSON.stringify(definition.default),
      ...{ type, allowed, description, origin },
      ...(unit === undefined ? {} : { unit }),
    };
  });
}

function describeStored(value: StoredSetting, { type, allowed }: SettingDefinition<unknown>): string {
  if (value === null) return '';
  if (type === 'secret') return '(set)';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return value.join(allowed.includes(';') ? '; ' : ', ');
  return String(value);
}

function parsed(text: string, definition: SettingDefinition<unknown>): StoredSetting {
  return text === 'default' || text === '' ? definition.default : definition.parse(text);
}

function refusal(key: SettingKey, text: string): SyncError {
  const { allowed, unit }: SettingDefinition<unknown> = settingTable[key];
  return new SyncError(
    'invalidRequest',
    `"${text.slice(0, 80)}" is no value for ${key}; allowed is ${allowed}${unit === undefined ? '' : ` ${unit}`}`,
  );
}

/** Names the settings that end like the unknown key or begin with its first part. */
function suggestion(key: string): string {
  const words = key.toLowerCase().split('.');
  const last = words.at(-1) ?? '';
  const near = settingKeys.filter((candidate) => {
    const lower = candidate.toLowerCase();
    return lower.endsWith(last) || lower.split('.')[0] === words[0];
  });
  return last === '' || near.length === 0
    ? '; susync settings show lists them'
    : `; there are ${near.join(', ')}`;
}
