package dev.duet.recipe;

/** Why a recipe cannot be followed, in one sentence that names the file and the place. */
public final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecipeException(String sentence) {
    super(sentence);
  }

  public RecipeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
