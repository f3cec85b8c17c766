/** `PublisherID` under which Windows Update publishes. */
export const publisherId = '395392a0-19c0-48b7-a927-f7c15066d905';
