package fr.annuairesante.schema.exchange;

/** Where a run stands, as its entry says. */
public enum RunState {
  /** Some batches were applied; more are to come, perhaps from a later attempt. */
  STARTED,
  /**
   * The last batch was applied, or there was nothing to apply: the directory is as its files say.
   */
  APPLIED,
  /** It ended before it wrote anything. */
  STOPPED,
  /** Another run began before this one was applied whole. */
  REPLACED,
  /** It was taken back. */
  REVERTED
}
