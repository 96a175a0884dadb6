/**
 * What command line and desktop shell share with `npm start`: where the data is, who runs there, how to reach it, what
 * a child says and when it is started again. May import Node's own modules alone; owns instance.json and signalbox.json
 * in the data folder.
 */
export { backOffMs, SETTLED_MS } from './back-off.mjs';
export { readChildLine } from './child-lines.mjs';
export { freshConsoleAddress } from './console-address.mjs';
export { defaultDataFolder, openDataFolder } from './data-folder.mjs';
export { ownVersion, pinnedNodeVersion } from './house.mjs';
export { HUB_ALLOCATOR, HUB_FLAGS } from './hub-memory.mjs';
export { claimFolder, runningInstance } from './instance.mjs';
export { LogFile } from './log-file.mjs';
export { StartFault } from './start-fault.mjs';
