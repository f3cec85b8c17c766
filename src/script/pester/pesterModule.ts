/** The module that the commands of tests belong to. */
export const pesterModule = 'Pester';
