let known: string | undefined;

/** The IANA name of the zone this machine is set to. Finding it takes some 20 ms, once. */
export function localZone(): string {
  return (known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
}
