import type { InputProblem } from './configurationOf.ts';

/** Shows what is wrong below each input, for eyes and for screen readers; takes away what stood there. */
export function showProblems(problems: readonly InputProblem[]): void {
  for (const line of document.querySelectorAll<HTMLElement>('.error')) {
    line.hidden = true;
    line.textContent = '';
    const input = document.getElementById(line.id.replace(/-error$/, ''));
    input?.removeAttribute('aria-invalid');
    input?.removeAttribute('aria-describedby');
  }
  for (const { input: name, message } of problems) {
    const line = document.getElementById(`${name}-error`);
    const input = document.getElementById(name);
    if (line === null || input === null) continue;
    line.textContent = line.textContent === '' ? message : `${line.textContent}. ${message}`;
    line.hidden = false;
    // A group of check boxes is described, but only inputs can be invalid.
    if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement)
      input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', line.id);
  }
}

/** Puts the focus on the first input, in reading order, that has a problem. */
export function focusFirstProblem(): void {
  const line = document.querySelector<HTMLElement>('.error:not([hidden])');
  if (line !== null) document.getElementById(line.id.replace(/-error$/, ''))?.focus();
}
