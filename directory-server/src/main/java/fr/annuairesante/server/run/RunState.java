package fr.annuairesante.server.run;

/** Where a run stands, as its entry says. */
enum RunState {
  /** Some batches were applied; more are to come, perhaps from a later attempt. */
  STARTED,
  /** The last batch was applied. */
  FINISHED,
  /** Another run began before this one was finished. */
  REPLACED,
  /** It was taken back. */
  REVERTED
}
