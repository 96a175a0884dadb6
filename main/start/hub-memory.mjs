/**
 * How the hub's process is held to the memory that it needs. Figures: 300 sites and 600,000 positions, 10,000 trucks on
 * their way, resident before the whole network is planned and at most while it is.
 */

/**
 * For its Node. Each half of what is young may be 16 MB, and not the 64 that V8 takes by itself: a hub makes much that
 * lives for one transaction, and the wider halves stood full of garbage, 100 MB of it. What is old may double before it is
 * collected, and not grow fourfold: 530 and 833 MB instead of 606 and 910; the plan of the network takes 11 s, not 9.
 */
export const HUB_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=100'];

/**
 * For glibc, and for nothing else: one arena for all threads, and what is freed at its end given back. The threads that
 * solve plans and read policy anew leave an arena each behind otherwise: 606 and 910 MB instead of 715 and 993, at the
 * same speed.
 */
export const HUB_ALLOCATOR = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };
