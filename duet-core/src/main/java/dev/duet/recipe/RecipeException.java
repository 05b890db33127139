package dev.duet.recipe;

/** What is wrong with a recipe, in one sentence that names the file and the place. */
public final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecipeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
