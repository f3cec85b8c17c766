/** Lower case unit by unit, as .NET has it: no unit becomes several. */
export function lowerText(text: string, culture: string): string {
  return byUnit(text, (part) => part.toLocaleLowerCase(culture === '' ? 'en' : culture), culture === '');
}

/** Upper case unit by unit, as .NET has it: `ß` stays. */
export function upperText(text: string, culture: string): string {
  return byUnit(text, (part) => part.toLocaleUpperCase(culture === '' ? 'en' : culture), true);
}

/** What would become several units stays, or becomes the first of them. */
function byUnit(text: string, change: (part: string) => string, stays: boolean): string {
  const whole = change(text);
  if (whole.length === text.length) return whole;
  return text
    .split('')
    .map((one) => {
      const changed = change(one);
      return changed.length === 1 ? changed : stays ? one : changed.charAt(0);
    })
    .join('');
}
