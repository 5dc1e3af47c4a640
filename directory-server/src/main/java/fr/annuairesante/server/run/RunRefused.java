package fr.annuairesante.server.run;

/** A request of an importer that cannot be carried out as things are; nothing was changed. */
public final class RunRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param sentence what is wrong and what to do, for people
   */
  RunRefused(String sentence) {
    super(sentence);
  }
}
