import * as v from 'valibot';
import { notificationChannels } from '../../../domain/notificationChannel.ts';
import type { AdministrationOperations } from '../../api/administration.ts';
import { requestsOf } from './requestCheck.ts';
import {
  certificateText,
  listOf,
  members,
  nameText,
  oneOf,
  optional,
  placeText,
  settingText,
  shortText,
  wholeNumber,
} from './requestValues.ts';
import { blackoutWindows, scheduleRequest } from './scheduleRequest.ts';

const values = v.pipe(
  v.record(shortText, settingText, 'settings by name'),
  v.maxEntries(1000, 'up to 1000 settings'),
);

/** What schedules, settings, alerts, maintenance and checks are asked with. */
export const administrationRequests = requestsOf<AdministrationOperations>()({
  schedule: members({ siteCode: optional(shortText), runs: optional(wholeNumber(0, 1000)) }),
  setSchedule: members({
    siteCode: optional(shortText),
    schedule: v.nullable(scheduleRequest),
  }),
  previewSchedule: members({
    siteCode: optional(shortText),
    schedule: scheduleRequest,
    blackouts: optional(blackoutWindows),
    runs: optional(wholeNumber(0, 1000)),
  }),
  settings: members({}),
  setSettings: members({ values }),
  alerts: members({}),
  postponeAlert: members({ id: shortText, until: shortText }),
  disableAlert: members({ id: shortText }),
  enableAlert: members({ id: shortText }),
  testNotifications: members({ channels: optional(listOf(oneOf(...notificationChannels), 10)) }),
  runMaintenance: members({ siteCode: optional(shortText), user: optional(nameText) }),
  maintenance: members({}),
  testSource: members({ url: placeText }),
  trustCertificates: members({ certificates: listOf(certificateText, 100) }),
  verify: members({}),
  backup: members({ file: placeText }),
  sample: members({ updates: optional(wholeNumber(0, 1_000_000)) }),
  removeSample: members({}),
});
