/** The name by which both ends agree to speak this protocol inside TLS: nothing that speaks another one is talked to. */
export const protocolName = 'susync/1';
