/** The name that robots.txt files may address. */
export const ROBOTS_NAME = 'Bellwether';

/**
 * How the program names itself to servers.
 * @param contact an e-mail or web address of the operator, so that whoever is bothered can say so; null: none is set.
 */
export function userAgentOf(contact: string | null): string {
  const what = 'workforce news watcher; reads feeds and pages; honours robots.txt';
  return `${ROBOTS_NAME}/0.1 (${contact === null ? what : `${what}; contact: ${contact}`})`;
}
