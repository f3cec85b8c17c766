/** Module of the cmdlets that carry Configuration Manager's names. */
export const configurationManager = 'ConfigurationManager';
