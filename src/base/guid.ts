const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID as registries and protocols write it: five groups of hexadecimal digits in either case, without braces. */
export function isGuid(text: string): boolean {
  return form.test(text);
}
