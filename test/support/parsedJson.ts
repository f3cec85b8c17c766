/** A JSON text as a value that must be looked at before it is used. */
export function parsed(text: string): unknown {
  return JSON.parse(text);
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
