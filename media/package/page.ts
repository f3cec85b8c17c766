import '../texts/loadTexts.ts';
import type { PackagePageState } from '../../src/contract/packagePage.ts';
import { element, textElement } from '../page/element.ts';
import { onHostMessage, tell } from './host.ts';
import { checkVerdict, signatureVerdict, signs, type Verdict } from './verdicts.ts';

let code = '';

function show(state: PackagePageState): void {
  const { title, place, check, facts, files, canImport } = state;
  element('title', HTMLHeadingElement).textContent = title;
  element('place', HTMLParagraphElement).textContent = place;
  const isRunning = check.kind === 'running';
  element('main', HTMLElement).setAttribute('aria-busy', String(isRunning));
  element('import', HTMLButtonElement).disabled = !canImport;
  element('check', HTMLButtonElement).disabled = isRunning;
  showCheck(state);
  showSignature(state);
  element('holds', HTMLDivElement).hidden = facts.length === 0;
  element('facts', HTMLTableElement).tBodies[0]?.replaceChildren(
    ...facts.map(({ name, value }) => {
      const row = document.createElement('tr');
      const head = textElement('th', name);
      head.setAttribute('scope', 'row');
      row.append(head, textElement('td', value));
      return row;
    }),
  );
  element('others', HTMLDivElement).hidden = files.length === 0;
  element('files', HTMLUListElement).replaceChildren(...files.map((file) => textElement('li', file)));
}

function showCheck({ check }: PackagePageState): void {
  const verdict = checkVerdict(check);
  showVerdict('check', verdict);
  const running = element('running', HTMLParagraphElement);
  const hadFocus = running.contains(document.activeElement);
  running.hidden = check.kind !== 'running';
  if (running.hidden && hadFocus) element('check', HTMLButtonElement).focus();
  const progress = element('progress', HTMLProgressElement);
  if (check.kind === 'running' && check.share !== null) progress.value = check.share;
  else progress.removeAttribute('value');
  code = check.kind === 'failed' ? check.code : '';
  element('explainLine', HTMLParagraphElement).hidden = code === '';
  element('explain', HTMLButtonElement).textContent = code;
  // Said when it changes, not with every percent.
  const announcement = element('announcement', HTMLParagraphElement);
  const said = check.kind === 'running' ? verdict.title : `${verdict.title}. ${verdict.text}`;
  if (announcement.textContent !== said) announcement.textContent = said;
}

function showSignature({ signature }: PackagePageState): void {
  element('signatureVerdict', HTMLLIElement).hidden = signature === null;
  if (signature === null) return;
  showVerdict('signature', signatureVerdict(signature.trust, signature.signer));
  const fingerprint = element('fingerprint', HTMLParagraphElement);
  fingerprint.hidden = signature.fingerprint === '';
  fingerprint.textContent = signature.fingerprint;
}

function showVerdict(of: 'check' | 'signature', { tone, title, text }: Verdict): void {
  element(`${of}Verdict`, HTMLLIElement).className = tone;
  element(`${of}Sign`, HTMLSpanElement).textContent = signs[tone];
  element(`${of}Title`, HTMLElement).textContent = title;
  const shown = element(`${of}Text`, HTMLParagraphElement);
  shown.textContent = text;
  shown.hidden = text === '';
}

for (const kind of ['import', 'copy', 'check', 'cancel'] as const)
  element(kind, HTMLButtonElement).addEventListener('click', () => {
    tell({ kind });
  });
element('explain', HTMLButtonElement).addEventListener('click', () => {
  tell({ kind: 'explain', code });
});
onHostMessage(({ state }) => {
  show(state);
});
tell({ kind: 'ready' });
