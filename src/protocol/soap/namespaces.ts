/** Operations and types of MS-WSUSSS. */
export const softwareDistribution = 'http://www.microsoft.com/SoftwareDistribution';
/** Request, answer and cookie of the authorization service. */
export const dssAuthorization = 'http://www.microsoft.com/SoftwareDistribution/Server/DssAuthWebService';
/** Ping. */
export const monitorable = 'http://www.microsoft.com/SoftwareDistribution/Server/IMonitorable';
/** Envelope of SOAP 1.1. */
export const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
/** Envelope of SOAP 1.2. */
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
/** `xsi`, which WSUS declares on its answers. */
export const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
/** `xsd`, likewise. */
export const schema = 'http://www.w3.org/2001/XMLSchema';
