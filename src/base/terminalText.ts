/** Sequences by which a text commands a terminal: CSI, strings of OSC, DCS, SOS, PM and APC with their ends, and all others that ESC begins. */
const sequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\n\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/gu;

/** What else has no place in a text: control characters but for tab and line feed. */

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/** A text of several lines as it may be written to a terminal: what could move the cursor, change its title or rewrite what stands there is taken out. */
export function terminalText(text: string): string {
  return text.replace(sequences, '').replace(controls, '');
}
