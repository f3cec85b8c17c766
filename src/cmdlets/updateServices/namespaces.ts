/** Namespace of the WSUS API. */
export const administration = 'Microsoft.UpdateServices.Administration';

/** Namespace of the classes behind its interfaces. */
export const baseApi = 'Microsoft.UpdateServices.Internal.BaseApi';

/** Module of the cmdlets that carry the names of UpdateServices. */
export const updateServices = 'UpdateServices';
