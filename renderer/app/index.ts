/**
 * The console's frame: rail, top bar, status bar, palette, keys, routes. Imports ui and the descriptors of the
 * workspaces; what it shows of the hub comes as services from whoever starts it.
 */
export * from './App.tsx';
export * from './desktop.ts';
export * from './live-services.ts';
export * from './services.ts';
export * from './workspaces.ts';
