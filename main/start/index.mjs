/**
 * What the command line shares with `npm start`: where the data is, who runs there, how to reach it. May import Node's
 * own modules alone; owns instance.json and signalbox.json in the data folder.
 */
export { freshConsoleAddress } from './console-address.mjs';
export { defaultDataFolder } from './data-folder.mjs';
export { ownVersion, pinnedNodeVersion } from './house.mjs';
export { runningInstance } from './instance.mjs';
