/**
 * The resource that a case binds in place of the configured one, such as `conformance-suite-bnd-050-unknown`: what
 * a server still has to say to one session reaches no other, and no session takes the place of one before it.
 */
export function caseResource(resource: string, caseId: string): string {
  return `${resource}-${caseId.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}`;
}

/** Whether a resource is one that the suite binds for an account: the configured one, the second one, or a case's. */
export function isSuiteResource(candidate: string, resource: string): boolean {
  if (!candidate.startsWith(resource)) return false;
  // one that is configured as `desktop` may be a person's, the others are not
  const rest = candidate.slice(resource.length);
  return rest === '' || rest === '-2'
    ? resource !== 'desktop'
    : /^(?:-2)?-[a-z]{3}-\d{3}(?:-[a-z0-9.-]+)?$/.test(rest);
}
