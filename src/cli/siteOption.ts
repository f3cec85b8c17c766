/** The option that names a site, where the top-level site is meant without it. */
export const siteOption = ['--site <code>', 'site code (default: the top-level site)'] as const;

/** Value of that option. */
export interface SiteOption {
  readonly site?: string;
}

/** The option as the service's requests name it. */
export function ofSite(siteCode: string | undefined): { readonly siteCode?: string } {
  return siteCode === undefined ? {} : { siteCode };
}
