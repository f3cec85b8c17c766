/** Update ids of the classifications that rules depend on, lower case (update-xml.md §12). */
export const classificationIds = {
  drivers: 'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0',
  definitionUpdates: 'e0789628-ce08-4437-be74-2495b842f43b',
  upgrades: '3689bdc8-b205-4af4-8d4a-a63924c5e9d5',
} as const;
