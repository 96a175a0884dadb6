/**
 * How the hub's Node is started: each half of what is young may be 16 MB, and not the 64 that V8 takes by itself. A hub
 * makes much that lives for one transaction, and the wider halves stood full of garbage, 100 MB of it; they saved no time
 * of the processor that could be measured.
 */
export const HUB_FLAGS = ['--max-semi-space-size=16'];
