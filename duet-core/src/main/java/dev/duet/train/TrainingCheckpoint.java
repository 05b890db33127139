package dev.duet.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a training at the end of an epoch, in one file, so that replacing it is atomic: the
 * trained parameters, the optimiser's moments and moving averages as tensors, plan and history as
 * JSON in the file's metadata. Beside it lie the parameters of the best epoch and the history as
 * JSON lines.
 *
 * @param plan that was followed
 * @param history so far
 * @param steps done
 * @param tensors parameters under {@code parameter.NAME}, the optimiser's, and moving averages
 */
record TrainingCheckpoint(
    TrainingPlan plan, History history, int steps, Map<String, Tensor> tensors) {
  private static final String PARAMETER = "parameter.";
  private static final String LAST = "last.safetensors";
  private static final String BEST = "best.safetensors";
  private static final String METRICS = "metrics.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the trained parameters by their names, and the state of what trains them. */
  static TrainingCheckpoint of(
      TrainingPlan plan,
      History history,
      int steps,
      Map<String, Tensor> parameters,
      Map<String, Tensor> state) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(state);
    parameters.forEach((name, tensor) -> tensors.put(PARAMETER + name, tensor));
    return new TrainingCheckpoint(plan, history, steps, tensors);
  }

  Map<String, Tensor> parameters() {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), tensor);
          }
        });
    return parameters;
  }

  /**
   * Writes this state.
   *
   * @param validated the parameters that validation saw, kept apart when this epoch is the best
   */
  void write(Path folder, Map<String, Tensor> validated) {
    try {
      Files.createDirectories(folder);
      List<History.Epoch> epochs = history.epochs();
      if (history.best().equals(epochs.get(epochs.size() - 1))) {
        new SafeTensors(validated, Map.of()).write(folder.resolve(BEST));
      }
      Map<String, String> metadata =
          Map.of(
              "plan", JSON.writeValueAsString(plan),
              "history", JSON.writeValueAsString(history),
              "steps", Integer.toString(steps));
      new SafeTensors(tensors, metadata).write(folder.resolve(LAST));
      StringBuilder lines = new StringBuilder();
      for (History.Epoch epoch : epochs) {
        lines.append(JSON.writeValueAsString(epoch)).append('\n');
      }
      Files.writeString(folder.resolve(METRICS), lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WeightsException(folder + " cannot be written; check the folder and the space", e);
    }
  }

  /**
   * The state left in a folder, if any.
   *
   * @throws WeightsException if it is damaged, or was made by another plan
   */
  static Optional<TrainingCheckpoint> read(Path folder, TrainingPlan plan) {
    Path file = folder.resolve(LAST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SafeTensors saved = SafeTensors.read(file);
    Map<String, String> metadata = saved.metadata();
    try {
      if (!plan.equals(JSON.readValue(metadata.get("plan"), TrainingPlan.class))) {
        throw new WeightsException(
            file + " was made by a training with other settings; remove it, or train with those");
      }
      History history = JSON.readValue(metadata.get("history"), History.class);
      int steps = Integer.parseInt(metadata.get("steps"));
      return Optional.of(new TrainingCheckpoint(plan, history, steps, saved.tensors()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new WeightsException(file + " is no checkpoint of a training; remove it", e);
    }
  }

  /** The parameters of the best epoch. */
  static Map<String, Tensor> best(Path folder) {
    return SafeTensors.read(folder.resolve(BEST)).tensors();
  }
}
