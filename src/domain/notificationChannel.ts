/** The ways in which a change of an alert is told outside of the product. */
export const notificationChannels = ['webhook', 'mail', 'command'] as const;

/** One of the ways. */
export type NotificationChannel = (typeof notificationChannels)[number];

/** What became of the alert; a reminder says that it is still active, a test that the channel works. */
export type NotificationChange = 'raised' | 'canceled' | 'reminder' | 'test';
