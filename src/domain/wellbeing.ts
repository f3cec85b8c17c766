/** How a site, a software update point or a log is doing. */
export const wellbeings = ['failed', 'running', 'attention', 'never', 'inSync'] as const;

/** One of them, in the order of what needs attention most. */
export type Wellbeing = (typeof wellbeings)[number];
