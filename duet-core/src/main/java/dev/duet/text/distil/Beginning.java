package dev.duet.text.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.EncoderConfig;
import dev.duet.text.encoder.Head;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a student knows before it learns. A parameter that has the shape of the teacher's is the
 * teacher's. Embeddings of another width are the teacher's times a random matrix, which keeps like
 * words alike (Johnson and Lindenstrauss 1984); all else is drawn as BERT's was.
 */
final class Beginning {
  private static final double INITIAL_DEVIATION = 0.02;
  private static final String TOKEN_TYPES = "embeddings.token_type_embeddings.weight";
  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\.(.*)");

  private final Parameters teacher;
  private final int teacherWidth;
  private final EncoderConfig student;
  private final LayerMap map;
  private final Random random;

  Beginning(
      Parameters teacher, EncoderConfig ofTeacher, EncoderConfig student, LayerMap map, long seed) {
    this.teacher = teacher;
    this.teacherWidth = ofTeacher.width();
    this.student = student;
    this.map = map;
    this.random = new Random(seed);
  }

  /** The parameters of a student with a head over it; the caller closes them. */
  Parameters parameters(Head head) {
    Map<String, Shape> wanted = new LinkedHashMap<>();
    student.forEachWeight(wanted::put);
    if (teacher.has(TOKEN_TYPES)) {
      long types = teacher.get(TOKEN_TYPES).getShape().get(0);
      wanted.put(TOKEN_TYPES, new Shape(types, student.width()));
    }
    float[] projection = normal(teacherWidth * student.width(), 1 / Math.sqrt(student.width()));
    Parameters parameters = new Parameters();
    wanted.forEach((name, shape) -> parameters.put(name, tensor(name, shape, projection)));
    Classifier.initialHead(head, student.width(), random)
        .forEach(
            (name, drawn) -> parameters.put(name, fits(name, drawn.shape()) ? copy(name) : drawn));
    return parameters;
  }

  private Tensor tensor(String name, Shape shape, float[] projection) {
    String model = inTeacher(name);
    if (fits(model, shape)) {
      return copy(model);
    }
    if (name.endsWith("_embeddings.weight")) {
      return projected(teacher.get(name), projection);
    }
    float[] values;
    if (shape.dimension() > 1) {
      values = normal(Math.toIntExact(shape.size()), INITIAL_DEVIATION);
    } else {
      values = new float[Math.toIntExact(shape.size())];
      Arrays.fill(values, name.endsWith("LayerNorm.weight") ? 1 : 0);
    }
    return Tensor.of(values, shape.getShape());
  }

  private String inTeacher(String name) {
    Matcher layer = LAYER.matcher(name);
    return layer.matches()
        ? "encoder.layer." + map.of(Integer.parseInt(layer.group(1))) + "." + layer.group(2)
        : name;
  }

  private boolean fits(String name, Shape shape) {
    return teacher.has(name) && teacher.get(name).getShape().equals(shape);
  }

  private Tensor copy(String name) {
    return Tensor.of(teacher.get(name), DataType.FLOAT32);
  }

  private Tensor projected(NDArray table, float[] projection) {
    try (NDManager manager = Torch.newManager()) {
      NDArray matrix = manager.create(projection, new Shape(teacherWidth, student.width()));
      NDArray product = table.matMul(matrix);
      product.attach(manager);
      return Tensor.of(product, DataType.FLOAT32);
    }
  }

  private float[] normal(int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
