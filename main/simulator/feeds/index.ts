/**
 * The sockets of the outside world: what the three servers share, one namespace a feed, replay from the feed's file,
 * credit, what a bad line does to events, and beside them `/clock` and `/control`. Imports shared and simulator/world;
 * owns no books; says only what the world has said and its books hold.
 */
export { serveControls } from './control.server.ts';
export { FeedLine } from './feed-line.server.ts';
export { SystemServer } from './system.server.ts';
