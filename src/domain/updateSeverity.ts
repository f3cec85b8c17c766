/** Severities of SMS_SoftwareUpdate with their numbers; None is an update whose publisher gave none (`configmgr-sync.md` §6). */
export const updateSeverities: ReadonlyMap<string, number> = new Map([
  ['Critical', 10],
  ['Important', 8],
  ['Moderate', 6],
  ['Low', 2],
  ['None', 0],
]);
