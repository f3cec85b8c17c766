import * as l10n from '@vscode/l10n';
import { element } from '../page/element.ts';
import { type FieldName, fieldNames, initialValues, type ScheduleForm } from './form.ts';
import { fillWindows, readWindows } from './windowList.ts';

const radios: ReadonlySet<FieldName> = new Set(['mode', 'clock']);
const weekdayNames = [
  l10n.t('Sunday'),
  l10n.t('Monday'),
  l10n.t('Tuesday'),
  l10n.t('Wednesday'),
  l10n.t('Thursday'),
  l10n.t('Friday'),
  l10n.t('Saturday'),
];

/** Fills the choices that the page does not spell out: weekdays, days of the month, time zones. */
export function prepareChoices(): void {
  for (const select of document.querySelectorAll('select[data-weekdays]'))
    select.append(...weekdayNames.map((name, index) => new Option(name, String(index + 1))));
  element('monthDay', HTMLSelectElement).append(
    ...Array.from({ length: 31 }, (_, index) => new Option(l10n.t('day {0}', index + 1), String(index + 1))),
    new Option(l10n.t('the last day'), '0'),
  );
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  element('zones', HTMLDataListElement).append(...zones.map((zone) => new Option(zone)));
}

/** Shows a form. */
export function fillForm(form: ScheduleForm): void {
  element('enabled', HTMLInputElement).checked = form.enabled;
  element('alertOnFailure', HTMLInputElement).checked = form.alertOnFailure;
  for (const name of fieldNames) {
    if (radios.has(name)) element(`${name}-${form.values[name]}`, HTMLInputElement).checked = true;
    else control(name).value = form.values[name];
  }
  fillWindows(form.windows);
  showParts(form);
}

/** Reads the form as it is filled in now. */
export function readForm(): ScheduleForm {
  const valueOf = (name: FieldName): string => {
    if (!radios.has(name)) return control(name).value;
    const chosen = document.querySelector(`input[name="${name}"]:checked`);
    return chosen instanceof HTMLInputElement ? chosen.value : '';
  };
  const values = Object.fromEntries(fieldNames.map((name) => [name, valueOf(name)]));
  return {
    enabled: element('enabled', HTMLInputElement).checked,
    alertOnFailure: element('alertOnFailure', HTMLInputElement).checked,
    values: { ...initialValues, ...values },
    windows: readWindows(),
  };
}

/** Shows the parts that matter for what is chosen. */
export function showParts({ enabled, values }: ScheduleForm): void {
  element('scheduleParts', HTMLDivElement).hidden = !enabled;
  for (const part of document.querySelectorAll<HTMLElement>('[data-mode]'))
    part.hidden = part.dataset['mode'] !== values.mode;
  for (const part of document.querySelectorAll<HTMLElement>('[data-pattern]'))
    part.hidden = part.dataset['pattern'] !== values.pattern;
  element('zone', HTMLInputElement).disabled = values.clock === 'utc';
}

function control(name: FieldName): HTMLInputElement | HTMLSelectElement {
  const found = document.getElementById(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new TypeError(`The page has no input called ${name}`);
}
