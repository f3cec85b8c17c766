import { isRecord } from '../../src/base/isRecord.ts';
import { isListOf, isShortText } from '../../src/contract/checks.ts';
import {
  isScheduleConfiguration,
  type ScheduleConfiguration,
} from '../../src/contract/scheduleConfiguration.ts';
import { fieldNames, type ScheduleForm, type WindowRow } from './form.ts';

/** What survives a switch of tabs and a reload: whose schedule, the form as it was filled in, and what it was filled from. */
export interface Draft {
  readonly siteCode: string;
  readonly form: ScheduleForm;
  readonly basis: ScheduleConfiguration;
}

/** Whether what VS Code kept is a draft of this version. */
export function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    isShortText(value['siteCode']) &&
    isForm(value['form']) &&
    isScheduleConfiguration(value['basis'])
  );
}

function isForm(value: unknown): value is ScheduleForm {
  if (!isRecord(value)) return false;
  const { enabled, alertOnFailure, values, windows } = value;
  return (
    typeof enabled === 'boolean' &&
    typeof alertOnFailure === 'boolean' &&
    isRecord(values) &&
    fieldNames.every((name) => isShortText(values[name])) &&
    isListOf(windows, isRow, 200)
  );
}

function isRow(value: unknown): value is WindowRow {
  return (
    isRecord(value) &&
    isListOf(value['days'], isNumber, 7) &&
    isShortText(value['start']) &&
    isShortText(value['end']) &&
    (value['scope'] === 'all' || value['scope'] === 'schedule')
  );
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
