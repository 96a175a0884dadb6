/**
 * The ends of the hub's wires as tests and benches hold them: a feed that is served, what it says, a console that looks
 * on. Knows no test runner, since benches have none. Imports shared; owns nothing.
 */
export { ConsoleClient } from './console-client.ts';
export { FeedRelay } from './feed-relay.ts';
export { FeedServer, ServedFeed } from './feed-server.ts';
export { SourceBook } from './source-book.ts';
