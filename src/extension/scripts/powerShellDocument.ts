/** VS Code's own id of the language of scripts. */
export const scriptLanguage = 'powershell';
