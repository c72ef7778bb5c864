/** The server's command that asks the network about links: those of the article whose URI is the argument, or all. */
export const CHECK_LINKS = 'copydesk.checkLinks';

/** What the server answers: how many links of each verdict there are; nothing where it was not to ask. */
export type Counts = Record<string, number>;

/** The counts in a sentence. */
export function inWords(counts: Counts): string {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  const words = found.map(([verdict, count]) => `${String(count)} ${verdict}`);
  return words.length > 0 ? `Links: ${words.join(', ')}.` : 'There are no links to ask about.';
}

/** The settings of a workspace that is not trusted: the network is never asked, whatever the user has set elsewhere. */
export function offline(section: Record<string, unknown>): Record<string, unknown> {
  const links = section.links;
  const others = typeof links === 'object' && links !== null ? links : {};
  return { ...section, links: { ...others, check: 'off', allowPrivate: [] } };
}
