/**
 * Experiments as data: a recipe is a YAML file that says which corpora, features, models and fusion
 * make a bundle.
 *
 * <p>{@link dev.duet.recipe.RecipeReader} reads one, {@link dev.duet.recipe.RecipeTrainer} follows
 * it. Nothing here prints or parses a command line.
 */
package dev.duet.recipe;
