/** Links that open a place in the console from elsewhere: `signalbox://exceptions/EX-2291`. */
export const LINK_SCHEME = 'signalbox';

/**
 * The place that a second start was asked to show, from its arguments: the console's hash, or null when it was merely
 * started again. What is no place of ours is ignored, for anybody may put anything into a link.
 */
export function placeOfArguments(args: readonly string[]): string | null {
  const link = args.find((argument) => argument.startsWith(`${LINK_SCHEME}://`));
  return link === undefined ? null : placeOfLink(link);
}

/** The hash of a link, or null when it is none. */
export function placeOfLink(link: string): string | null {
  const path = link.slice(`${LINK_SCHEME}://`.length).replace(/\/+$/, '');
  return /^[a-z]+(\/[\w.,:-]+)*$/i.test(path) && path.length <= 200 ? `#/${path}` : null;
}
