import { headsFolderOf } from '#engine/audit';
import { Fault } from '#shared/vocabulary';
import { readFeeds, type FeedPlan } from './feed-addresses.ts';

/** What the process that starts the hub tells it. */
export interface HubEnvironment {
  dataDir: string;
  /** The second folder, for the heads of the log. */
  headsDir: string;
  databaseUrl: string | null;
  token: string;
  port: number;
  consoleDir: string | null;
  plan: FeedPlan;
}

/** The port in people's bookmarks. */
const DEFAULT_PORT = 4780;

/** Reads the hub's environment; what is missing or wrong is a Fault that names it. */
export function readEnvironment(environment: NodeJS.ProcessEnv): HubEnvironment {
  const required = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new Fault('hub.environment', `The hub needs ${name}; npm start gives it.`);
  };
  const port = Number(environment['SIGNALBOX_PORT'] || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Fault('hub.environment', `SIGNALBOX_PORT is no port: ${port}.`);
  const dataDir = required('SIGNALBOX_DATA_DIR');
  const sources = environment['SIGNALBOX_SOURCES'];
  return {
    dataDir,
    headsDir: headsFolderOf(dataDir, environment),
    databaseUrl: environment['SIGNALBOX_DATABASE_URL'] || null,
    token: required('SIGNALBOX_TOKEN'),
    port,
    consoleDir: environment['SIGNALBOX_CONSOLE_DIR'] || null,
    plan: readFeeds(
      required('SIGNALBOX_FEEDS'),
      sources ? (JSON.parse(sources) as string[]) : undefined,
    ),
  };
}
