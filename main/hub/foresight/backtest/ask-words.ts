/** Whom a matrix asks, in words. */
export function askWords(roles: readonly string[]): string {
  return roles.length === 0 ? 'nobody is asked' : `asks ${roles.join(', ')}`;
}
