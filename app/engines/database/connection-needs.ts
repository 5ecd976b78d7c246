/** Connections to PostgreSQL that the web server opens at most. */
export const WEB_CONNECTIONS = 12;
/** Those of a worker besides its queue: the work itself, a lock for each lane's job, listeners, relay and sealer. */
export const WORKER_CONNECTIONS = 18;
/**
 * Those of a worker's queue where it lives in PostgreSQL: each consumer keeps one to listen on, and when none is left
 * for the work everything stands still.
 */
export const QUEUE_CONNECTIONS = 24;
/** Those besides, of a web server or a worker, on which the statements of the search stay prepared. */
export const STEADY_CONNECTIONS = 4;
